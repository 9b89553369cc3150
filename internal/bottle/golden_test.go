package bottle_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

var update = flag.Bool("update", false, "write the golden texts anew: read them aloud before keeping them")

// made is when the sample plans were written.
var made = time.Date(2026, 5, 14, 10, 30, 0, 0, time.UTC)

// planOf makes a plan whose entries have one head each.
func planOf(contents ...careplan.Content) careplan.Plan {
	var p careplan.Plan
	for i, c := range contents {
		p.Entries = append(p.Entries, entryOf(fmt.Sprintf("e%d", i), c))
	}
	return p
}

func entryOf(id string, contents ...careplan.Content) careplan.Entry {
	e := careplan.Entry{ID: id, Kind: contents[0].Kind()}
	for i, c := range contents {
		e.Heads = append(e.Heads, careplan.Version{
			Revision: fmt.Sprintf("%s-%d", id, i), Status: careplan.Active, At: made.AddDate(0, 0, -i), Content: c,
			Typed: careplan.Member{Name: []string{"Grace", "Daniel", "Ify"}[i%3], Role: careplan.RolePatient},
		})
	}
	return e
}

func compose(t testing.TB, p careplan.Plan) bottle.Message {
	t.Helper()
	m, err := bottle.Compose(p, bottle.Options{Now: made})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func noneKnown() careplan.Plan {
	contents := []careplan.Content{sample.Grace()[0]}
	for _, s := range careplan.Sections() {
		contents = append(contents, &careplan.Statement{Section: s, State: careplan.NoneKnown})
	}
	return planOf(contents...)
}

// crowded is more than one code holds.
func crowded() careplan.Plan {
	contents := sample.Tomasz()
	for i := range 9 {
		contents = append(contents,
			&careplan.Medicine{Name: fmt.Sprintf("Medicine number %d", i+1), Dose: "10 mg", Frequency: "twice daily with food"},
			&careplan.Contact{Name: fmt.Sprintf("Neighbour %d", i+1), Telephones: []careplan.Telephone{{Typed: fmt.Sprintf("07700 90080%d", i)}}, Position: 10 + i},
			&careplan.Diagnosis{Name: fmt.Sprintf("Old complaint %d", i+1), Minor: true},
		)
	}
	return planOf(contents...)
}

func conflicting() careplan.Plan {
	p := planOf(sample.Grace()...)
	for i, e := range p.Entries {
		switch e.Heads[0].Content.Title() {
		case "Ramipril 5 mg":
			p.Entries[i] = entryOf(e.ID, e.Heads[0].Content, &careplan.Medicine{
				Common: careplan.Common{SaidBy: "Dr Lewis Pryce"}, Name: "Ramipril", Dose: "10 mg", Frequency: "once daily"})
		case "Latex":
			p.Entries[i] = entryOf(e.ID, e.Heads[0].Content, e.Heads[0].Content)
			p.Entries[i].Heads[0].Status = careplan.EnteredInError
		}
	}
	return p
}

// unresolved has two versions of a form, and "none known" beside a condition.
func unresolved() careplan.Plan {
	p := planOf(sample.Ayaan()...)
	respect := &careplan.Decision{Form: careplan.FormReSPECT, Original: "in the hall drawer", CPR: careplan.CPRAttempt}
	other := *respect
	other.CPR = careplan.CPRDoNotAttempt
	p.Entries = append(p.Entries, entryOf("form", respect, &other),
		entryOf("none", &careplan.Statement{Section: careplan.KindDiagnosis, State: careplan.NoneKnown}))
	return p
}

func TestTheMessageReadsAsAtThreeInTheMorning(t *testing.T) {
	for name, plan := range map[string]careplan.Plan{
		"grace":       planOf(sample.Grace()...),
		"tomasz":      planOf(sample.Tomasz()...),
		"halina":      planOf(sample.Halina()...),
		"ayaan":       planOf(sample.Ayaan()...),
		"empty":       {},
		"name-only":   planOf(&careplan.Person{FullName: "Grace Ngozi Okafor"}),
		"none-known":  noneKnown(),
		"crowded":     crowded(),
		"conflicting": conflicting(),
		"unresolved":  unresolved(),
	} {
		t.Run(name, func(t *testing.T) {
			m := compose(t, plan)
			path := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(m.Text+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if m.Text+"\n" != string(want) {
				t.Errorf("got\n%s\n\nwant\n%s", m.Text, want)
			}
			holds(t, m)
			t.Logf("version %d, %d letters", m.Version, len(m.Text))
		})
	}
}

// holds checks what is true of every message.
func holds(t fatal, m bottle.Message) {
	if strings.Trim(m.Text, charset+"\n") != "" {
		t.Fatalf("characters outside the set in\n%s", m.Text)
	}
	lines := strings.Split(m.Text, "\n")
	if last := fmt.Sprintf("END MIAB1 %d LINES", len(lines)); lines[len(lines)-1] != last {
		t.Fatalf("ends with %q, want %q", lines[len(lines)-1], last)
	}
	if len(lines) != len(m.Lines) {
		t.Fatalf("%d lines in the text, %d beside it", len(lines), len(m.Lines))
	}
	for i, l := range m.Lines {
		if l.String() != lines[i] {
			t.Fatalf("line %d is %q and %q", i+1, l, lines[i])
		}
		if strings.TrimSpace(lines[i]) == "" {
			t.Fatalf("line %d is blank in\n%s", i+1, m.Text)
		}
		if rest, ok := strings.CutPrefix(l.Label, "MEDICINES "); ok {
			var n, of int
			if _, err := fmt.Sscanf(rest, "%d OF %d:", &n, &of); err != nil {
				t.Fatalf("%q: %v", l.Label, err)
			}
			if shown := len(strings.Split(l.Text, " * ")); l.Text != "SEE NOT SHOWN" && shown != n || l.Text == "SEE NOT SHOWN" && n != 0 {
				t.Fatalf("%q shows %d", l, shown)
			}
			if left := notShown(m, "MEDICINE"); n+left != of {
				t.Fatalf("%q, and %d not shown", l.Label, left)
			}
		}
	}
	if strings.Count(m.Text, "MIAB1") != 2 {
		t.Fatalf("the form's own word is there %d times in\n%s", strings.Count(m.Text, "MIAB1"), m.Text)
	}
	if m.Version < 1 || m.Version > 22 {
		t.Fatalf("version %d", m.Version)
	}
}

func notShown(m bottle.Message, what string) int {
	for _, c := range m.NotShown {
		if strings.HasPrefix(c.What, what) {
			return c.N
		}
	}
	return 0
}
