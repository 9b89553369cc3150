package record

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// dump writes out every table but those that belong to no plan, so that two
// states can be compared whole.
func (d *device) dump(t testing.TB) string {
	t.Helper()
	return d.dumpTables(t, append([]string{"plan", "revision", "seal"}, tableNames[:]...)...)
}

// dumpRead writes out the tables that are read from.
func (d *device) dumpRead(t testing.TB) string {
	t.Helper()
	return d.dumpTables(t, tableNames[:]...)
}

func (d *device) dumpTables(t testing.TB, names ...string) string {
	t.Helper()
	var lines []string
	for _, name := range names {
		rows, err := d.db.Query(`SELECT * FROM ` + name)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			out := strings.Builder{}
			out.WriteString(name)
			for _, v := range values {
				switch v := (*v.(*any)).(type) {
				case []byte:
					fmt.Fprintf(&out, " %x", v)
				default:
					fmt.Fprintf(&out, " %v", v)
				}
			}
			lines = append(lines, out.String())
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
