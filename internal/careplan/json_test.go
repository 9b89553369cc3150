package careplan_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestFieldsOfANewerVersionSurviveAnEdit(t *testing.T) {
	body := `{"said_by":"Nurse Dhillon","reason":"","name":"Ramipril","dose":"5 mg","blister":{"colour":"white","a":[1,2]},"review_days":90}`
	c, err := careplan.Decode(careplan.KindMedicine, []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	c.(*careplan.Medicine).Dose = "10 mg"
	out, err := careplan.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"said_by":"Nurse Dhillon","name":"Ramipril","dose":"10 mg","blister":{"colour":"white","a":[1,2]},"review_days":90}`
	if string(out) != want {
		t.Errorf("got  %s\nwant %s", out, want)
	}
}

func TestABodyIsReadStrictly(t *testing.T) {
	for name, body := range map[string]string{
		"a key twice":                     `{"name":"Latex","name":"Ramipril"}`,
		"an unknown key twice":            `{"name":"a","x":1,"x":2}`,
		"a field in capitals":             `{"Name":"Ramipril"}`,
		"a field and its capital twin":    `{"name":"Ramipril","NAME":"Warfarin"}`,
		"a shared field in capitals":      `{"name":"a","Reason":"x"}`,
		"two unknown keys differ by case": `{"name":"a","colour":1,"Colour":2}`,
		"an impossible date":              `{"name":"a","started":"2026-02-30"}`,
		"a date that is not ISO":          `{"name":"a","started":"14 May 2026"}`,
		"a number where text should be":   `{"name":5}`,
		"two values":                      `{"name":"a"} {"name":"b"}`,
		"bytes that are no text":          "{\"name\":\"\xff\"}",
		"an array":                        `[]`,
		"nothing":                         ``,
	} {
		if _, err := careplan.Decode(careplan.KindMedicine, []byte(body)); !errors.Is(err, careplan.ErrBody) {
			t.Errorf("%s: got %v, want ErrBody", name, err)
		}
	}
	inside := `{"name":"Daniel","telephones":[{"typed":"07700 900218","label":"home"}]}`
	if _, err := careplan.Decode(careplan.KindContact, []byte(inside)); !errors.Is(err, careplan.ErrBody) {
		t.Errorf("a field that could not be kept inside a telephone: got %v, want ErrBody", err)
	}
}

func TestAnErrorNeverQuotesTheBody(t *testing.T) {
	for _, body := range []string{
		`{"name":"Secretamine","Name":"Secretamine"}`, `{"name":["Secretamine"]}`, `{"Secretamine":1,"Secretamine":2}`,
		`{"name":"x","started":"Secretamine"}`, `{"name":"Secretamine`,
	} {
		_, err := careplan.Decode(careplan.KindMedicine, []byte(body))
		if err == nil {
			t.Errorf("%s: read", body)
		} else if strings.Contains(err.Error(), "Secretamine") {
			t.Errorf("quoted: %v", err)
		}
	}
}
