package careplan_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestATargetSaysWhatItIs(t *testing.T) {
	for want, target := range map[string]*careplan.Target{
		"Blood pressure under 135/85 mmHg": {Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{under("135"), under("85")}},
		"Blood glucose 5 to 7 mmol/L on waking": {Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{between("5", "7")},
			Circumstances: measure.Circumstances{"when": "waking"}},
		"Weight 2 kg up in 3 days":    {Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 3}},
		"Weight 1.5 kg down in 1 day": {Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("1.5"), Days: 1, Down: true}},
		"Oxygen level 3% down in 2 days on oxygen": {Measure: measure.Oxygen, Unit: measure.Percent, Change: &measure.Change{By: measure.Whole(3), Days: 2, Down: true},
			Circumstances: measure.Circumstances{"air": "oxygen"}},
		"Weight 154 to 161 lb (11 st 0 lb to 11 st 7 lb)": {Measure: measure.Weight, Unit: measure.Pound, Ranges: []measure.Range{between("154", "161")}},
		"Weight under 154 lb (under 11 st 0 lb)":          {Measure: measure.Weight, Unit: measure.Pound, Ranges: []measure.Range{under("154")}},
		"Weight 154 lb or more (11 st 0 lb or more)":      {Measure: measure.Weight, Unit: measure.Pound, Ranges: []measure.Range{{Low: measure.MustNumber("154")}}},
		"Weight 160 lb or less (11 st 6 lb or less)":      {Measure: measure.Weight, Unit: measure.Pound, Ranges: []measure.Range{{High: measure.MustNumber("160")}}},
		"Oxygen level 88% or more on oxygen after effort": {Measure: measure.Oxygen, Unit: measure.Percent, Ranges: []measure.Range{{Low: measure.MustNumber("88")}}, Circumstances: measure.Circumstances{"air": "oxygen", "effort": "exertion"}},
	} {
		if got := target.Title(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// The title of an entry does not know the plan; the plan knows the name of a
// measure of its own, followed or not.
func TestAPlanNamesItsOwnMeasures(t *testing.T) {
	glasses := &careplan.Followed{Free: &careplan.FreeMeasure{Name: "Water", Unit: "glasses"}}
	target := &careplan.Target{Measure: "free:w", Unit: "{glasses}", Ranges: []measure.Range{{Low: measure.MustNumber("6")}}}
	for _, status := range []careplan.Status{careplan.Active, careplan.Stopped} {
		p := careplan.Plan{Entries: []careplan.Entry{entry("w", head(0, status, glasses)), entry("t", head(1, careplan.Active, target))}}
		if got := p.Title(target); got != "Water 6 glasses or more" {
			t.Errorf("%s: %q", status, got)
		}
		if got := p.Title(&careplan.Reading{Measure: "free:w", Amounts: []measure.Amount{measure.Of("7", "{glasses}")}}); got != "Water 7 glasses" {
			t.Errorf("%s: %q", status, got)
		}
	}
	pressure := &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{under("135")}}
	if got := (careplan.Plan{}).Title(pressure); got != pressure.Title() {
		t.Errorf("%q", got)
	}
}

func TestATargetThatCanNotBeIsExplained(t *testing.T) {
	pressure := func(ranges ...measure.Range) *careplan.Target {
		return &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: ranges}
	}
	weight := func(u measure.Unit, c measure.Change) *careplan.Target {
		return &careplan.Target{Measure: measure.Weight, Unit: u, Change: &c}
	}
	for name, c := range map[string]struct {
		target *careplan.Target
		field  string
		says   string
	}{
		"no measure":             {&careplan.Target{Ranges: []measure.Range{under("5")}}, "measure", "Choose what the target is for."},
		"no numbers":             {pressure(), "ranges", "Choose what kind of target it is, and write its numbers."},
		"empty ranges":           {pressure(measure.Range{}, measure.Range{}), "ranges", "Choose what kind of target it is, and write its numbers."},
		"low above high":         {pressure(between("140", "120")), "low/systolic", "The lowest number, 140, is above the highest, 120. Check both."},
		"an empty range":         {pressure(measure.Range{Low: measure.MustNumber("85"), High: measure.MustNumber("85"), HighOpen: true}), "low/systolic", "No number is both over and under the same one. Check both."},
		"1200":                   {pressure(under("1200")), "high/systolic", "1200"},
		"5":                      {pressure(measure.Range{Low: measure.MustNumber("5")}), "low/systolic", "can't be right"},
		"the second number":      {pressure(under("135"), under("850")), "high/diastolic", "850"},
		"bottom above top":       {pressure(under("85"), under("135")), "high/diastolic", "Check both."},
		"another unit's number":  {&careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{under("126")}}, "high/glucose", "126"},
		"no change":              {weight(measure.Kilogram, measure.Change{Days: 3}), "by", "Write by how much it may change."},
		"a change of nothing":    {weight(measure.Kilogram, measure.Change{By: measure.Whole(0), Days: 3}), "by", "Write a number above 0."},
		"a change of too much":   {weight(measure.Pound, measure.Change{By: measure.Whole(2000), Days: 3}), "by", "A change of 2000 can't be right."},
		"no days":                {weight(measure.Kilogram, measure.Change{By: measure.Whole(2)}), "days", "Write in how many days, 1 or more."},
		"days below none":        {weight(measure.Kilogram, measure.Change{By: measure.Whole(2), Days: -1}), "days", "Write in how many days, 1 or more."},
		"more days than a year":  {weight(measure.Kilogram, measure.Change{By: measure.Whole(2), Days: 3000}), "days", "more than a year"},
		"an own measure's order": {&careplan.Target{Measure: "free:x", Unit: "{glasses}", Ranges: []measure.Range{between("9", "3")}}, "low/value", "The lowest number, 9, is above the highest, 3."},
	} {
		ps := c.target.Problems()
		if !slices.ContainsFunc(ps, func(p careplan.Problem) bool { return p.Field == c.field && strings.Contains(p.Text, c.says) }) {
			t.Errorf("%s: %v", name, ps)
		}
	}
	for name, good := range map[string]*careplan.Target{
		"both":                        pressure(under("135"), under("85")),
		"the top number alone":        pressure(between("100", "140")),
		"the bottom number alone":     pressure(measure.Range{}, under("85")),
		"one number":                  pressure(between("120", "120")),
		"a change":                    weight(measure.Kilogram, measure.Change{By: measure.MustNumber("1.5"), Days: 2}),
		"a change in Fahrenheit":      {Measure: measure.Temperature, Unit: measure.Fahrenheit, Change: &measure.Change{By: measure.MustNumber("2"), Days: 1}},
		"a measure of the plan's own": {Measure: "free:x", Unit: "{glasses}", Ranges: []measure.Range{between("3", "9")}},
		"a newer version's measure":   {Measure: "gait-speed", Unit: "m/s", Ranges: []measure.Range{between("3", "9")}},
	} {
		if ps := good.Problems(); len(ps) > 0 {
			t.Errorf("%s: %v", name, ps)
		}
	}
}

func TestWhatIsMeasuredAndPlannedIsCheckedBeforeItIsSaved(t *testing.T) {
	eleven := 11
	now := time.Date(2026, 5, 14, 12, 0, 0, 0, time.UTC)
	day := func(text string) careplan.Date {
		d, err := careplan.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for field, c := range map[string]careplan.Content{
		"text":       &careplan.Goal{},
		"confidence": &careplan.Goal{Text: "Walk to church", Confidence: &eleven},
		"actions":    &careplan.Goal{Text: "Walk to church", Actions: []careplan.Action{{Who: "Daniel"}}},
		"what":       &careplan.Check{},
		"due":        &careplan.Check{What: "Eyes", Last: day("2 May 2026"), Due: day("2025")},
		"last":       &careplan.Check{What: "Eyes", Last: day("15 May 2026")},
		"on":         &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{under("90")}, On: day("2027")},
		"name":       &careplan.Followed{Free: &careplan.FreeMeasure{}},
		"to":         &careplan.Followed{Free: &careplan.FreeMeasure{Name: "Water", From: measure.Whole(9), To: measure.Whole(3)}},
		"decimals":   &careplan.Followed{Free: &careplan.FreeMeasure{Name: "Water", Decimals: 9}},
		"measure":    &careplan.Followed{},
		"best_on":    &careplan.Followed{Measure: measure.PeakFlow, BestOn: day("2027")},
		"at":         &careplan.Reading{Measure: measure.Pulse, At: now.Add(time.Minute), Amounts: []measure.Amount{measure.Of("70", measure.PerMinute)}},
		"amounts":    &careplan.Reading{Measure: measure.Pulse, At: now},
	} {
		ps := careplan.ProblemsAt(c, now)
		if len(ps) != 1 || ps[0].Field != field || ps[0].Text == "" {
			t.Errorf("%s of %s: %v", field, c.Kind(), ps)
		}
	}
	for says, c := range map[string]careplan.Content{
		"This is before it was set, 14 May 2026. Check both dates.": &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram,
			Ranges: []measure.Range{under("90")}, On: day("14 May 2026"), Review: day("1 May 2026")},
		"This is before it was set, May 2026. Check both dates.": &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram,
			Change: &measure.Change{By: measure.Whole(2), Days: 3}, On: day("May 2026"), Review: day("April 2026")},
		"This is before it was agreed, 14 May 2026. Check both dates.": &careplan.Goal{Text: "Walk to church", On: day("14 May 2026"), Review: day("2025")},
	} {
		if ps := careplan.ProblemsAt(c, now); len(ps) != 1 || ps[0].Field != "review" || ps[0].Text != says {
			t.Errorf("%s: %v", c.Title(), ps)
		}
	}
	zero := 0
	for _, c := range []careplan.Content{
		&careplan.Goal{Text: "Walk to church", Confidence: &zero}, // no confidence is an answer too
		&careplan.Check{What: "Eyes", Last: day("May 2026"), Due: day("May 2026")},
		&careplan.Check{What: "Flu jab", Due: day("9 October 2026")},
		&careplan.Goal{Text: "Walk to church", On: day("14 May 2026"), Review: day("May 2026")},
	} {
		if ps := careplan.ProblemsAt(c, now); len(ps) > 0 {
			t.Errorf("%s: %v", c.Title(), ps)
		}
	}
}
