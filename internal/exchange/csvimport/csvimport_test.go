package csvimport_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/csvimport"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/measure"
)

func find(t testing.TB, id measure.ID) measure.Measure {
	t.Helper()
	m, ok := measure.Find(id)
	if !ok {
		t.Fatal(id)
	}
	return m
}

func propose(t testing.TB, content string, id measure.ID) exchange.Mapping {
	t.Helper()
	table, err := csvimport.Columns(exchangetest.File("diary.csv", content))
	if err != nil {
		t.Fatal(err)
	}
	return table.Propose(find(t, id))
}

func mapped(t testing.TB, m exchange.Mapping) exchange.Answers {
	t.Helper()
	a := exchangetest.Answers(t)
	a.Mapping = &m
	return a
}

func TestAPersonsOwnDiary(t *testing.T) {
	file := exchangetest.Fixture(t, "diary.csv")
	m := propose(t, file, measure.BloodPressure)
	if m.Date != 0 || m.Time != 1 || !slices.Equal(m.Columns, []int{2, 2, 3}) || m.Note != 4 || m.Above != 1 || m.Lacks() != "" {
		t.Fatalf("%+v lacks %q", m, m.Lacks())
	}
	exchangetest.Same(t, exchangetest.Rows(t, csvimport.Format{}, file, mapped(t, m)), []string{
		"3 blood-pressure 2026-01-12 08:10:00+00:00 132/78 mmHg, pulse 70 a minute",
		"4 blood-pressure 2026-01-13 20:05:00+00:00 128/74 mmHg, pulse 66 a minute (after a walk; a long one)",
		"5 refused: The time is missing.",
		"6 blood-pressure 2026-01-15 08:00:00+00:00 131 mmHg, pulse 68 a minute",
	})
}

func TestWhatIsProposed(t *testing.T) {
	for name, c := range map[string]struct {
		file    string
		measure measure.ID
		first   string
		lacks   string
	}{
		"a unit in brackets": {"When,Weight (kg)\n2026-01-12 08:00,70.2\n", measure.Weight, "weight 2026-01-12 08:00:00+00:00 70.2 kg", ""},
		"a unit behind the name": {"Date,Time,Glucose mg/dL\n2026-01-12,8:00 AM,126\n", measure.Glucose,
			"glucose 2026-01-12 08:00:00+00:00 126 mg/dL", ""},
		"a unit in each row": {"Date,Time,Value,Unit\n2026-01-12,08:00,126,mg/dL\n2026-01-13,08:00,7.0,mmol/L\n", measure.Glucose,
			"glucose 2026-01-12 08:00:00+00:00 126 mg/dL", ""},
		"no unit at all":      {"Date,Time,Glucose\n2026-01-12,08:00,126\n", measure.Glucose, "", "Choose the unit of: Glucose."},
		"no heading":          {"2026-01-12;08:00;97\n2026-01-13;08:00;95\n", measure.Oxygen, "oxygen-saturation 2026-01-12 08:00:00+00:00 97%", ""},
		"a decimal comma":     {"Datum;Zeit;Weight (kg)\n12.01.2026;08:00;70,2\n", measure.Weight, "weight 2026-01-12 08:00:00+00:00 70.2 kg", ""},
		"a comma in quotes":   {"Date,Time,Weight (kg)\n2026-01-12,08:00,\"70,2\"\n", measure.Weight, "weight 2026-01-12 08:00:00+00:00 70.2 kg", ""},
		"a date alone":        {"Date,Weight (kg)\n2026-01-12,70.2\n", measure.Weight, "weight 2026-01-12 12:00:00+00:00 70.2 kg (The file has no time for this)", ""},
		"two columns of one":  {"Date,Time,SYS,DIA\n2026-01-12,08:00,131,77\n", measure.BloodPressure, "blood-pressure 2026-01-12 08:00:00+00:00 131/77 mmHg", ""},
		"no date":             {"Weight (kg),BMI\n70.2,24.1\n", measure.Weight, "", "Choose the column with the date."},
		"two possible values": {"Date,Time,a,b\n2026-01-12,08:00,70,71\n", measure.Oxygen, "", "Choose the column for: Oxygen level."},
	} {
		t.Run(name, func(t *testing.T) {
			m := propose(t, c.file, c.measure)
			if m.Lacks() != c.lacks {
				t.Fatalf("%+v lacks %q, want %q", m, m.Lacks(), c.lacks)
			}
			if c.lacks != "" {
				_, err := exchange.Look(t.Context(), exchangetest.File("diary.csv", c.file), csvimport.Format{}, mapped(t, m), nil, nil)
				var known *exchange.FileError
				if !errors.As(err, &known) || known.Text != c.lacks {
					t.Error(err)
				}
				return
			}
			_, first, _ := strings.Cut(exchangetest.Rows(t, csvimport.Format{}, c.file, mapped(t, m))[0], " ")
			if first != c.first {
				t.Errorf("%s, want %s", first, c.first)
			}
		})
	}
}

func TestStonesAndPoundsAreReadAsPeopleWriteThem(t *testing.T) {
	const file = "Date,Time,Weight\n2026-01-12,08:00,11 st 4 lb\n2026-01-13,08:00,11 st 15 lb\n2026-01-14,08:00,11.5\n"
	m := propose(t, file, measure.Weight)
	m.Columns[0], m.Units[0] = 2, measure.Stone
	rows := exchangetest.Rows(t, csvimport.Format{}, file, mapped(t, m))
	if !strings.HasSuffix(rows[0], "11 st 4 lb") || !strings.Contains(rows[1], "refused") || !strings.HasSuffix(rows[2], "11.5 st") {
		t.Errorf("%q", rows)
	}
	const kilos = "Date,Time,Weight\n2026-01-12,08:00,70.2 kg\n2026-01-12,08:00,154 lb\n"
	m.Units[0] = measure.Kilogram
	rows = exchangetest.Rows(t, csvimport.Format{}, kilos, mapped(t, m))
	if !strings.HasSuffix(rows[0], "70.2 kg") || !strings.Contains(rows[1], "refused") {
		t.Errorf("%q", rows)
	}
}

func TestACommaWhereNumbersHaveAPointIsNotGuessedAt(t *testing.T) {
	const file = "Date;Time;Steps\n2026-01-12;08:00;4.012\n2026-01-13;08:00;4,012\n"
	m := propose(t, file, measure.Steps)
	for comma, refused := range map[bool]int{true: 0, false: 1} {
		m.Comma = comma
		rows := exchangetest.Rows(t, csvimport.Format{}, file, mapped(t, m))
		if !strings.Contains(rows[refused], "refused") || strings.Contains(rows[1-refused], "refused") {
			t.Errorf("comma %v: %q", comma, rows)
		}
	}
}

func TestAMeasureOfThePlansOwnCanBeTakenIn(t *testing.T) {
	m := measure.Measure{ID: measure.FreePrefix + "abc", Name: "Glasses of water", Parts: []measure.Part{{ID: "value", Name: "Glasses of water",
		Units: []measure.Scale{{Unit: "{glasses}", Minus: measure.Whole(0), Times: measure.Whole(1), By: measure.Whole(1)}},
		Hard:  measure.Limits{From: measure.Whole(0), To: measure.Whole(20)}}}}
	const file = "Date,Glasses of water\n2026-01-12,6\n2026-01-13,66\n"
	table, err := csvimport.Columns(exchangetest.File("water.csv", file))
	if err != nil {
		t.Fatal(err)
	}
	p := exchangetest.Look(t, csvimport.Format{}, file, mapped(t, table.Propose(m)))
	if p.Taken != 1 || p.Refused != 1 || p.First[0].Reading.Measure != m.ID || len(p.Notes) != 1 {
		t.Errorf("%+v", p)
	}
}

func TestTheMeasureIsGuessedFromTheNames(t *testing.T) {
	all := measure.Catalogue()
	for heading, want := range map[string]measure.ID{"Date,Systolic,Diastolic": measure.BloodPressure, "Date,Blood sugar": measure.Glucose,
		"Date,SpO2 (%)": measure.Oxygen, "Date,Body weight": measure.Weight, "Date,Something": ""} {
		table, err := csvimport.Columns(exchangetest.File("x.csv", heading+"\n2026-01-12,1,2\n"))
		if err != nil {
			t.Fatal(err)
		}
		if m, _ := table.Guess(all); m.ID != want {
			t.Errorf("%s: %s", heading, m.ID)
		}
	}
}

func TestFiguresAsDatesAreAskedAbout(t *testing.T) {
	const file = "Date,Time,Weight (kg)\n03/04/2026,08:00,70.2\n"
	p := exchangetest.Look(t, csvimport.Format{}, file, mapped(t, propose(t, file, measure.Weight)))
	if p.Ask == nil {
		t.Fatal("nothing was asked")
	}
}

func TestAFileWithoutATableIsNone(t *testing.T) {
	_, err := csvimport.Columns(exchangetest.File("x.csv", "\n\n"))
	var known *exchange.FileError
	if !errors.As(err, &known) {
		t.Error(err)
	}
}

func FuzzMapped(f *testing.F) {
	m := propose(f, exchangetest.Fixture(f, "diary.csv"), measure.BloodPressure)
	exchangetest.Fuzz(f, csvimport.Format{}, func(a *exchange.Answers) { a.Mapping = &m }, exchangetest.Fixture(f, "diary.csv"))
}

func FuzzColumns(f *testing.F) {
	f.Add(exchangetest.Fixture(f, "diary.csv"))
	f.Add("When,Weight (kg)\n2026-01-12 08:00,70.2\n")
	f.Fuzz(func(t *testing.T, content string) {
		table, err := csvimport.Columns(exchangetest.File("x.csv", content))
		if err != nil {
			return
		}
		for _, m := range measure.Catalogue() {
			p := table.Propose(m)
			for _, c := range append([]int{p.Date, p.Time, p.Note, p.Unit}, p.Columns...) {
				if c < exchange.None || c >= len(table.Names) {
					t.Fatalf("column %d of %d", c, len(table.Names))
				}
			}
		}
	})
}

// A number that is cut in two is still a number: 7 of 70.2.
func TestALineInWhichTheFileBreaksOffIsRefused(t *testing.T) {
	const early = "3 refused: The line stops early: it has 2 of 3 columns."
	for name, c := range map[string]struct{ file, last string }{
		"in a number":             {"When,Weight (kg),Note\n2026-01-12 08:00,70.2,\n2026-01-13 08:00,7", early},
		"in a number, old Macs":   {"When,Weight (kg),Note\r2026-01-12 08:00,70.2,\r2026-01-13 08:00,7", early},
		"behind the last column":  {"When,Weight (kg),Note\n2026-01-12 08:00,70.2,\n2026-01-13 08:00,70.1,", "3 weight 2026-01-13 08:00:00+00:00 70.1 kg"},
		"not at all":              {"When,Weight (kg),Note\n2026-01-12 08:00,70.2,\n2026-01-13 08:00,70.1\n", "3 weight 2026-01-13 08:00:00+00:00 70.1 kg"},
		"where all lines do":      {"When,Weight (kg),Note\n2026-01-12 08:00,70.2\n2026-01-13 08:00,70.1", "3 weight 2026-01-13 08:00:00+00:00 70.1 kg"},
		"between \\r and its \\n": {"When,Weight (kg),Note\r\n2026-01-12 08:00,70.2,\r\n2026-01-13 08:00,70.1,\r", "3 weight 2026-01-13 08:00:00+00:00 70.1 kg"},
	} {
		t.Run(name, func(t *testing.T) {
			rows := exchangetest.Rows(t, csvimport.Format{}, c.file, mapped(t, propose(t, c.file, measure.Weight)))
			exchangetest.Same(t, rows, []string{"2 weight 2026-01-12 08:00:00+00:00 70.2 kg", c.last})
		})
	}
}

func TestAHeadingIsFoundBelowWhatIsSaidOfTheMeter(t *testing.T) {
	for name, c := range map[string]struct {
		file  string
		above int
		names []string
	}{
		"at once":                  {"Datum;Zeit;Wert\n12.01.2026;08:00;6,4\n", 0, []string{"Datum", "Zeit", "Wert"}},
		"below a title":            {"Mein Tagebuch\nDatum;Zeit;Wert\n12.01.2026;08:00;6,4\n", 1, []string{"Datum", "Zeit", "Wert"}},
		"below a date":             {"Glukose-Werte;Erstellt am;25-02-2026 17:28 UTC\n\nGerät;Zeit;Art;Wert\nx;12.01.2026 08:00;0;77\n", 1, []string{"Gerät", "Zeit", "Art", "Wert"}},
		"below a table of its own": {"Nummer;Datum;;;\nU1;12.01.2026;;;\nDatum;Zeit;Wert;Einheit\n11.01.2026;08:00;6,4;mmol/L\n", 2, []string{"Datum", "Zeit", "Wert", "Einheit"}},
		"there is none":            {"12.01.2026;08:00;6,4\n13.01.2026;08:00;6,4;late\n", 0, []string{"Column 1", "Column 2", "Column 3", "Column 4"}},
	} {
		t.Run(name, func(t *testing.T) {
			table, err := csvimport.Columns(exchangetest.File("x.csv", c.file))
			if err != nil {
				t.Fatal(err)
			}
			if table.Above != c.above || !slices.Equal(table.Names, c.names) {
				t.Errorf("%d lines above %q, want %d above %q", table.Above, table.Names, c.above, c.names)
			}
		})
	}
}
