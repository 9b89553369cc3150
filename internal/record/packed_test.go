package record

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

// What a body may say is more than the catalogue knows: units and answers of
// any text come back as they were.
func TestARowHoldsAmountsAndCircumstancesOfAnyBody(t *testing.T) {
	number := func(rt *rapid.T) (n measure.Number) {
		digits := rapid.StringMatching(`|-?[0-9]{1,6}(\.[0-9]{1,6})?`).Draw(rt, "number")
		if err := n.UnmarshalText([]byte(digits)); err != nil {
			rt.Fatal(err)
		}
		return n
	}
	rapid.Check(t, func(rt *rapid.T) {
		amounts := make([]measure.Amount, rapid.IntRange(0, 5).Draw(rt, "amounts"))
		for i := range amounts {
			amounts[i] = measure.Amount{
				Number: number(rt), Smaller: number(rt),
				Beyond: measure.Beyond(rapid.String().Draw(rt, "beyond")), Unit: measure.Unit(rapid.String().Draw(rt, "unit")),
			}
		}
		if got, ok := unpackAmounts(packAmounts(amounts)); !ok || fmt.Sprint(got) != fmt.Sprint(amounts) {
			rt.Fatalf("%v, %t, want %v", got, ok, amounts)
		}
		answers := measure.Circumstances(rapid.MapOf(rapid.String(), rapid.String()).Draw(rt, "answers"))
		if got, ok := unpackCircumstances(packCircumstances(answers)); !ok || fmt.Sprint(got) != fmt.Sprint(answers) {
			rt.Fatalf("%v, %t, want %v", got, ok, answers)
		}
	})
}

// A row that was damaged is an error, and no more than that.
func FuzzUnpack(f *testing.F) {
	f.Add(packAmounts([]measure.Amount{measure.Of("132", measure.MillimetreHg), measure.Of("78", measure.MillimetreHg)}))
	f.Add(packCircumstances(measure.Circumstances{"arm": "left"}))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f")
	f.Fuzz(func(t *testing.T, row string) {
		if amounts, ok := unpackAmounts(row); ok {
			if _, again := unpackAmounts(packAmounts(amounts)); !again {
				t.Error("what was read can't be read again")
			}
		}
		if answers, ok := unpackCircumstances(row); ok {
			if _, again := unpackCircumstances(packCircumstances(answers)); !again {
				t.Error("what was read can't be read again")
			}
		}
		if key := packedKey(measure.Weight, 0, row); key != packedKey(measure.Weight, 0, row) {
			t.Error("two keys of one row")
		}
	})
}
