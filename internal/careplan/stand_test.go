package careplan_test

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func found(t interface{ Fatalf(string, ...any) }, id measure.ID) measure.Measure {
	m, ok := measure.Find(id)
	if !ok {
		t.Fatalf("no measure %s", id)
	}
	return m
}

func point(id measure.ID, at time.Time, amounts ...measure.Amount) careplan.Point {
	return careplan.Point{Measure: id, At: at, Amounts: amounts}
}

func under(n string) measure.Range {
	return measure.Range{High: measure.MustNumber(n), HighOpen: true}
}

func between(low, high string) measure.Range {
	return measure.Range{Low: measure.MustNumber(low), High: measure.MustNumber(high)}
}

func mmHg(systolic, diastolic string) []measure.Amount {
	return []measure.Amount{measure.Of(systolic, measure.MillimetreHg), measure.Of(diastolic, measure.MillimetreHg)}
}

func TestATargetIsSetBesideOneReading(t *testing.T) {
	pressure := &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{under("135"), under("85")}}
	glucose := &careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{between("5", "7")}}
	atLeast := &careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{{Low: measure.MustNumber("4")}}}
	mgdL := &careplan.Target{Measure: measure.Glucose, Unit: measure.MilligramPerDL, Ranges: []measure.Range{between("90", "126")}}
	mol := func(n string) []measure.Amount { return []measure.Amount{measure.Of(n, measure.MillimolePerL)} }
	hi := []measure.Amount{{Beyond: measure.High, Unit: measure.MillimolePerL}}
	lo := []measure.Amount{{Beyond: measure.Low, Unit: measure.MillimolePerL}}
	const silent, inside, outside = "silent", "inside", "outside"
	for name, c := range map[string]struct {
		target  *careplan.Target
		amounts []measure.Amount
		want    string
	}{
		"both numbers are under":                           {pressure, mmHg("134", "84"), inside},
		"under is not equal":                               {pressure, mmHg("135", "70"), outside},
		"one number outside is enough":                     {pressure, mmHg("120", "85"), outside},
		"a bound is inside where it is not open":           {glucose, mol("7"), inside},
		"digits make no difference":                        {glucose, mol("7.0"), inside},
		"above":                                            {glucose, mol("7.1"), outside},
		"below":                                            {glucose, mol("4.9"), outside},
		"another unit is compared as it is shown":          {glucose, []measure.Amount{measure.Of("126", measure.MilligramPerDL)}, inside},
		"another unit outside":                             {glucose, []measure.Amount{measure.Of("128", measure.MilligramPerDL)}, outside},
		"a target in another unit":                         {mgdL, mol("7.0"), inside},
		"a target in another unit, outside":                {mgdL, mol("7.1"), outside},
		"HI is above every bound":                          {glucose, hi, outside},
		"LO is below every bound":                          {glucose, lo, outside},
		"HI is at least whatever is asked":                 {atLeast, hi, inside},
		"LO is under what is asked at least":               {atLeast, lo, outside},
		"a unit that the measure does not have is silence": {glucose, []measure.Amount{measure.Of("6", measure.Kilogram)}, silent},
		"no number is silence":                             {glucose, nil, silent},
		"half a reading is compared as far as it goes":     {pressure, mmHg("140", "70")[:1], outside},
	} {
		s := c.target.Stand(found(t, c.target.Measure), point(c.target.Measure, noon, c.amounts...), nil)
		got := silent
		switch {
		case s.Outside:
			got = outside
		case s.Speaks:
			got = inside
		}
		if got != c.want {
			t.Errorf("%s: %s is %s of %s", name, found(t, c.target.Measure).Say(c.amounts), got, c.target.Says())
		}
	}
	if s := glucose.Stand(found(t, measure.BloodPressure), point(measure.BloodPressure, noon, mmHg("140", "70")...), nil); s.Speaks {
		t.Error("a target speaks of another measure")
	}
}

func TestATargetSpeaksOnlyOfItsCircumstances(t *testing.T) {
	waking := &careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{between("5", "7")},
		Circumstances: measure.Circumstances{"when": "waking"}}
	p := point(measure.Glucose, noon, measure.Of("9", measure.MillimolePerL))
	m := found(t, measure.Glucose)
	if waking.Stand(m, p, nil).Speaks {
		t.Error("nobody said when it was, and the target for waking speaks")
	}
	p.Circumstances = measure.Circumstances{"when": "bedtime"}
	if waking.Stand(m, p, nil).Speaks {
		t.Error("the target for waking speaks at bedtime")
	}
	p.Circumstances = measure.Circumstances{"when": "waking", "meal": "breakfast"}
	if s := waking.Stand(m, p, nil); !s.Speaks || !s.Outside {
		t.Errorf("on waking it says %+v", s)
	}
}

// "2 kg up in 3 days", in the words of Tomasz's heart failure nurse.
func TestAChangeIsReckonedFromTheDaysBefore(t *testing.T) {
	target := &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 3}}
	m := found(t, measure.Weight)
	kg := func(days float64, n string) careplan.Point {
		return point(measure.Weight, noon.Add(time.Duration(days*24)*time.Hour), measure.Of(n, measure.Kilogram))
	}
	for name, c := range map[string]struct {
		before          []careplan.Point
		speaks, outside bool
		since           string
	}{
		"nothing before":                           {nil, false, false, ""},
		"less than two kilograms":                  {[]careplan.Point{kg(-2, "77.5")}, true, false, ""},
		"two kilograms are enough":                 {[]careplan.Point{kg(-2, "77.4")}, true, true, "77.4 kg"},
		"three days before":                        {[]careplan.Point{kg(-3.4, "76")}, true, true, "76 kg"},
		"four days before is too long ago":         {[]careplan.Point{kg(-4, "76")}, false, false, ""},
		"earlier on the same day":                  {[]careplan.Point{kg(-0.2, "77")}, true, true, "77 kg"},
		"a later reading does not count":           {[]careplan.Point{kg(0.1, "70")}, false, false, ""},
		"itself does not count":                    {[]careplan.Point{kg(0, "70")}, false, false, ""},
		"down is not up":                           {[]careplan.Point{kg(-1, "85")}, true, false, ""},
		"the furthest is shown":                    {[]careplan.Point{kg(-1, "77"), kg(-2, "76"), kg(-3, "77")}, true, true, "76 kg"},
		"in stones and pounds":                     {[]careplan.Point{point(measure.Weight, noon.AddDate(0, 0, -1), measure.Amount{Number: measure.Whole(12), Smaller: measure.Whole(2), Unit: measure.Stone})}, true, true, "12 st 2 lb"},
		"what is no weight can not be compared":    {[]careplan.Point{point(measure.Weight, noon.AddDate(0, 0, -1), measure.Of("70", measure.Centimetre))}, false, false, ""},
		"a reading of another measure is not read": {[]careplan.Point{point(measure.Height, noon.AddDate(0, 0, -1), measure.Of("70", measure.Kilogram))}, false, false, ""},
	} {
		s := target.Stand(m, kg(0, "79.4"), c.before)
		since := ""
		if s.Since != nil {
			since = m.Say(s.Since.Amounts)
		}
		if s.Speaks != c.speaks || s.Outside != c.outside || since != c.since {
			t.Errorf("%s: it says %+v since %q", name, s, since)
		}
	}
	for _, before := range [][]careplan.Point{{kg(-1, "76"), kg(-2, "76")}, {kg(-2, "76"), kg(-1, "76")}} {
		if s := target.Stand(m, kg(0, "79.4"), before); s.Since == nil || !s.Since.At.Equal(kg(-1, "76").At) {
			t.Errorf("of two that are as far away the latest is not shown: %+v", s.Since)
		}
	}
	target.Change.Down = true
	if s := target.Stand(m, kg(0, "79.4"), []careplan.Point{kg(-1, "81.4")}); !s.Outside {
		t.Error("two kilograms down are not noticed")
	}
}

// The evening that the clocks go back, and a flight, change no day.
func TestDaysAreThoseOfWhereItWasMeasured(t *testing.T) {
	target := &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 1}}
	m := found(t, measure.Weight)
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ before, now time.Time }{
		"the day with 25 hours": {time.Date(2026, 10, 24, 0, 10, 0, 0, london), time.Date(2026, 10, 25, 23, 50, 0, 0, london)},
		"the day with 23 hours": {time.Date(2026, 3, 28, 0, 10, 0, 0, london), time.Date(2026, 3, 29, 23, 50, 0, 0, london)},
		"a flight":              {time.Date(2026, 5, 13, 0, 10, 0, 0, london), time.Date(2026, 5, 14, 23, 50, 0, 0, time.FixedZone("", -5*3600))},
	} {
		before := []careplan.Point{point(measure.Weight, c.before, measure.Of("70", measure.Kilogram))}
		if s := target.Stand(m, point(measure.Weight, c.now, measure.Of("72", measure.Kilogram)), before); !s.Outside {
			t.Errorf("%s: a reading of the day before is too long ago", name)
		}
	}
}

// A plan that came from elsewhere may say what no form takes.
func TestAChangeThatIsNoneIsSilent(t *testing.T) {
	m := found(t, measure.Weight)
	before := []careplan.Point{point(measure.Weight, noon.AddDate(0, 0, -1), measure.Of("70", measure.Kilogram))}
	for _, c := range []measure.Change{{}, {By: measure.Whole(0), Days: 3}, {By: measure.Whole(-2), Days: 3}, {By: measure.Whole(2), Days: -3}} {
		target := &careplan.Target{Measure: measure.Weight, Change: &c}
		if s := target.Stand(m, point(measure.Weight, noon, measure.Of("75", measure.Kilogram)), before); s.Speaks {
			t.Errorf("%+v says %+v", c, s)
		}
	}
}

// What a target says does not depend on the order of the readings, and is what
// the definition of a change says.
func TestAChangeIsReachedFromAnyReadingOfItsWindow(t *testing.T) {
	m := found(t, measure.Weight)
	rapid.Check(t, func(t *rapid.T) {
		by := rapid.IntRange(1, 50).Draw(t, "by")
		target := &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{
			By: measure.NumberOf(decimal.New(int64(by), -1)), Days: rapid.IntRange(1, 5).Draw(t, "days"), Down: rapid.Bool().Draw(t, "down")}}
		tenths := rapid.IntRange(700, 800)
		now := tenths.Draw(t, "now")
		weight := func(n int) measure.Amount {
			return measure.Amount{Number: measure.NumberOf(decimal.New(int64(n), -1)), Unit: measure.Kilogram}
		}
		var before []careplan.Point
		reached, compared := false, false
		for range rapid.IntRange(0, 8).Draw(t, "readings") {
			hours, n := rapid.IntRange(-24, 24*7).Draw(t, "hours"), tenths.Draw(t, "before")
			at := noon.Add(-time.Duration(hours) * time.Hour)
			before = append(before, point(measure.Weight, at, weight(n)))
			days := int(noon.Truncate(24*time.Hour).Sub(at.Truncate(24*time.Hour)) / (24 * time.Hour))
			if hours <= 0 || days > target.Change.Days {
				continue
			}
			compared = true
			moved := now - n
			if target.Change.Down {
				moved = -moved
			}
			reached = reached || moved >= by
		}
		s := target.Stand(m, point(measure.Weight, noon, weight(now)), before)
		if s.Speaks != compared || s.Outside != reached || (s.Since != nil) != reached {
			t.Fatalf("of %v it says %+v; %v compared, %v reached", before, s, compared, reached)
		}
		mixed := slices.Clone(before)
		rand.New(rand.NewSource(int64(by))).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		again := target.Stand(m, point(measure.Weight, noon, weight(now)), mixed)
		if again.Outside != s.Outside || s.Since != nil && (!again.Since.At.Equal(s.Since.At) || !again.Since.Amounts[0].Equal(s.Since.Amounts[0])) {
			t.Fatalf("in another order it says %+v, not %+v", again, s)
		}
	})
}

// Whatever the unit in which somebody entered it, a number is on one side of a
// target only: the one of the number that is shown.
func TestASideIsThatOfTheNumberThatIsShown(t *testing.T) {
	m := found(t, measure.Glucose)
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Int64Range(10, 200).Draw(t, "low")
		high := low + rapid.Int64Range(0, 100).Draw(t, "width")
		target := &careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{{
			Low: measure.NumberOf(decimal.New(low, -1)), High: measure.NumberOf(decimal.New(high, -1))}}}
		entered := measure.Amount{Number: measure.Whole(rapid.Int64Range(11, 900).Draw(t, "mg/dL")), Unit: measure.MilligramPerDL}
		shown, ok := m.Parts[0].In(entered, measure.MillimolePerL)
		if !ok {
			t.Fatal("not converted")
		}
		x := shown.Number.Decimal()
		want := x.LessThan(decimal.New(low, -1)) || x.GreaterThan(decimal.New(high, -1))
		if s := target.Stand(m, point(measure.Glucose, noon, entered), nil); !s.Speaks || s.Outside != want {
			t.Fatalf("%s, shown as %s, is %+v of %s", entered, shown, s, target.Says())
		}
	})
}
