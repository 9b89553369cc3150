package careplan_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestWhatAPasteBringsAlongUnseenIsTakenOut(t *testing.T) {
	for pasted, want := range map[string]string{
		"Rami\x00pril\x1b[31m 5\u200b mg": "Ramipril[31m 5 mg",
		"\ufeffLatex":                     "Latex",
		"one\r\ntwo\rthree\u2028four":     "one\ntwo\nthree\nfour",
		"a\tb":                            "a b",
		"5\u202e01 mg":                    "501 mg",
		"no\xfftext":                      "no\uFFFDtext",
		"می\u200cخواهم":                   "می\u200cخواهم",
		"Wiśniewski, 山田太郎, محمد, Ωmega 👩‍🦽": "Wiśniewski, 山田太郎, محمد, Ωmega 👩‍🦽",
	} {
		if got := careplan.CleanText(pasted); got != want {
			t.Errorf("%q: got %q, want %q", pasted, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		once := careplan.CleanText(rapid.String().Draw(t, "text"))
		if twice := careplan.CleanText(once); twice != once {
			t.Fatalf("%q cleaned again is %q", once, twice)
		}
	})
}

func TestNoHiddenCharacterGetsIntoABody(t *testing.T) {
	tel := careplan.Telephone{Typed: "07700\x07 900218"}
	body, err := careplan.Encode(&careplan.Contact{Name: "Dan\x00iel", Telephones: []careplan.Telephone{tel}})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"name":"Daniel","telephones":[{"typed":"07700 900218"}]}`; string(body) != want {
		t.Errorf("got %s, want %s", body, want)
	}
}

func TestADoorCodeIsSpotted(t *testing.T) {
	for _, text := range []string{
		"Key safe by the side door, code 4512", "key safe code is 45 12", "code: 4-5-1-2", "Keysafe 1066",
		"key-safe no. 98765", "4512 is the code", "PIN 123456", "The combination: 4512.",
	} {
		if !careplan.HoldsCode(text) {
			t.Errorf("not spotted: %q", text)
		}
	}
	for _, text := range []string{
		"Key safe by the side door; neighbour has the code", "Neighbour has the code: 020 7946 0855",
		"Key safe since 2019", "Postcode UB1 9ZZ, flat 1402", "Daniel has a key, 07700 900218", "key safe, two keys in it", "14 Coldharbour Terrace",
	} {
		if careplan.HoldsCode(text) {
			t.Errorf("taken for a code: %q", text)
		}
	}
}

func TestLongNotesInAnyScriptAreKept(t *testing.T) {
	for _, letter := range []string{"a", "ż", "山", "👵"} {
		note := strings.Repeat(letter, 10_000)
		body, err := careplan.Encode(&careplan.Diagnosis{Name: "Asthma", Note: note})
		if err != nil {
			t.Fatalf("10,000 times %s: %v", letter, err)
		}
		c, err := careplan.Decode(careplan.KindDiagnosis, body)
		if err != nil || c.(*careplan.Diagnosis).Note != note {
			t.Errorf("10,000 times %s did not survive: %v", letter, err)
		}
	}
}
