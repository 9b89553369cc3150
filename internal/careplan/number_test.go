package careplan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestNumbersOfRealSeriesAreTaken(t *testing.T) {
	for _, typed := range []string{
		"943 476 5919", "9434765919", "943-476-5919", " 943\u00a0476\u00a05919 ",
		"999 047 3056", "999 112 4071", "999 230 1171", // kept for tests by the NHS
		"300 000 0003", // England issues numbers that start with 3
	} {
		for _, kind := range careplan.IdentifierTypes() {
			id, err := careplan.ParseIdentifier(kind, typed)
			if err != nil {
				t.Errorf("%s %s: %v", kind, typed, err)
			} else if id.Type != kind {
				t.Errorf("%s became %s", kind, id.Type)
			}
		}
	}
	id, _ := careplan.ParseIdentifier(careplan.NHSNumber, "9434765919")
	if id.String() != "943 476 5919" {
		t.Errorf("shown as %q", id)
	}
}

func TestAWrongNumberIsExplained(t *testing.T) {
	for typed, says := range map[string]string{
		"943 476 591": "has 9 digits", "943 476 59190": "has 11 digits", "9": "has 1 digit.",
		"943 476 5918": "mistyped", "O43 476 5919": "Leave out letters", "943 476 5919/1": "Leave out letters",
	} {
		_, err := careplan.ParseIdentifier(careplan.NHSNumber, typed)
		var why *careplan.IdentifierError
		if !errors.As(err, &why) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: got %v, want %q", typed, err, says)
		}
	}
	if _, err := careplan.ParseIdentifier("", "943 476 5919"); err == nil {
		t.Error("a number without its type was taken")
	}
}

// Modulus 11 finds every slip of one digit and every swap of two neighbours.
func TestASlipOfTheFingerIsAlwaysSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		right := anyNumber.Draw(t, "number")
		wrong := []byte(right)
		i := rapid.IntRange(0, 8).Draw(t, "at")
		if rapid.Bool().Draw(t, "swap") {
			wrong[i], wrong[i+1] = wrong[i+1], wrong[i]
		} else {
			wrong[i] = '0' + (wrong[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		}
		if string(wrong) == right {
			return
		}
		if _, err := careplan.ParseIdentifier(careplan.NHSNumber, string(wrong)); err == nil {
			t.Fatalf("%s was taken for %s", wrong, right)
		}
	})
}

var anyNumber = rapid.Custom(func(t *rapid.T) string {
	nine := fmt.Sprintf("%09d", rapid.IntRange(0, 999_999_999).Draw(t, "nine"))
	for check := range 10 {
		number := fmt.Sprintf("%s%d", nine, check)
		if _, err := careplan.ParseIdentifier(careplan.NHSNumber, number); err == nil {
			return number
		}
	}
	return "9434765919" // a remainder of ten: no number begins so
})

func FuzzParseIdentifier(f *testing.F) {
	f.Add("943 476 5919")
	f.Add("99904730")
	f.Fuzz(func(t *testing.T, typed string) {
		id, err := careplan.ParseIdentifier(careplan.CHINumber, typed)
		if err != nil || id.IsZero() {
			return
		}
		again, err := careplan.ParseIdentifier(careplan.CHINumber, id.String())
		if err != nil || again != id {
			t.Errorf("%q is read as %v, which is read as %v, %v", typed, id, again, err)
		}
	})
}

func TestTelephonesAreKeptAsTypedWithWhatIsDialledBeside(t *testing.T) {
	for typed, dial := range map[string]string{
		"07700 900218": "+447700900218", "020 7946 0417": "+442079460417", "(020) 7946-0417": "+442079460417",
		"+44 7700 900218": "+447700900218", "+44 (0)7700 900218": "+447700900218", "0044 7700 900218": "+447700900218",
		"01632 960417 ext. 12": "+441632960417", "+48 22 123 45 67": "+48221234567",
		"999": "999", "111": "111", "112": "112", "101": "101", "105": "105", "116 123": "116123", "119": "119", "18000": "18000",
	} {
		tel, err := careplan.ParseTelephone(typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if tel.Typed != typed || tel.Dial() != dial {
			t.Errorf("%q: kept as %q, dials %q, want %q", typed, tel.Typed, tel.Dial(), dial)
		}
	}
}

func TestAPlainNumberHasDigitsAndSpacesOnly(t *testing.T) {
	for typed, want := range map[string]string{
		"07700 900218": "07700 900218", "(020) 7946-0417": "020 7946 0417", "+44 (0)7700 900218": "07700 900218",
		"020-7946-0417": "020 7946 0417", "+48 22 123-45-67": "+48 22 123 45 67", "116 123": "116 123", "999": "999",
		"01632 960417 ext. 12": "01632 960417 x12",
	} {
		tel, err := careplan.ParseTelephone(typed)
		if err != nil || tel.Plain() != want {
			t.Errorf("%q: got %q, %v, want %q", typed, tel.Plain(), err, want)
		}
	}
}

func TestWhatIsNoTelephoneIsExplained(t *testing.T) {
	for typed, says := range map[string]string{
		"07700 90021": "11 digits", "0163": "Check its digits|too short", "960417": "too short", "07700 900218 123 456": "11 digits|too long", "01632 960417 123456": "too long",
		"07700 900 Bob": "only the number", "ask Daniel": "only the number", "12": "Check its digits|too short",
		"+999 123 456": "country|Check its digits", "+44 999": "too short|Check its digits",
	} {
		_, err := careplan.ParseTelephone(typed)
		var why *careplan.TelephoneError
		if !errors.As(err, &why) {
			t.Errorf("%q: got %v", typed, err)
			continue
		}
		found := false
		for _, s := range strings.Split(says, "|") {
			found = found || strings.Contains(err.Error(), s)
		}
		if !found {
			t.Errorf("%q: %q does not say %q", typed, err, says)
		}
	}
}

func FuzzParseTelephone(f *testing.F) {
	for _, s := range []string{"07700 900218", "116 123", "+44 (0)20 7946 0000 ext 5", "999", "null", "0000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		tel, err := careplan.ParseTelephone(typed)
		if err != nil || tel.IsZero() {
			return
		}
		if tel.Dial() == "" {
			t.Errorf("%q is taken but dials nothing", typed)
		}
		again, err := careplan.ParseTelephone(tel.Typed)
		if err != nil || again != tel {
			t.Errorf("%q: %v, again %v, %v", typed, tel, again, err)
		}
		if strings.Trim(tel.Dial(), "+0123456789") != "" {
			t.Errorf("%q dials %q", typed, tel.Dial())
		}
	})
}
