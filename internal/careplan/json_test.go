package careplan_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

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

// What stands inside a part of a body and is not known could not be kept
// through an edit, so it is refused instead of lost.
func TestTheInnerPartsOfABodyAreReadStrictly(t *testing.T) {
	for body, kind := range map[string]careplan.Kind{
		`{"measure":"weight","at":"2026-05-14T07:50:00+01:00","amounts":[{"number":"76","unit":"kg","error":"0.1"}]}`:                                                         careplan.KindReading,
		`{"measure":"weight","at":"2026-05-14T07:50:00+01:00","amounts":[{"number":"76","Number":"67","unit":"kg"}]}`:                                                         careplan.KindReading,
		`{"measure":"weight","at":"2026-05-14T07:50:00+01:00","amounts":[{"number":76,"unit":"kg"}]}`:                                                                         careplan.KindReading,
		`{"measure":"weight","at":"2026-05-14T07:50:00+01:00","amounts":[{"number":"7e1","unit":"kg"}]}`:                                                                      careplan.KindReading,
		`{"measure":"weight","at":"yesterday","amounts":[{"number":"76","unit":"kg"}]}`:                                                                                       careplan.KindReading,
		`{"measure":"weight","at":"2026-05-14T07:50:00+01:00","circumstances":{"arm":"left","arm":"right"},"amounts":[]}`:                                                     careplan.KindReading,
		`{"measure":"weight","circumstances":{"when":1},"ranges":[{"high":"80"}]}`:                                                                                            careplan.KindTarget,
		`{"measure":"weight","ranges":[{"high":"80","colour":"red"}]}`:                                                                                                        careplan.KindTarget,
		`{"measure":"weight","change":{"by":"2","days":3,"weeks":1}}`:                                                                                                         careplan.KindTarget,
		`{"text":"walk","actions":[{"what":"shoes","cost":"5"}]}`:                                                                                                             careplan.KindGoal,
		`{"text":"walk","confidence":"six"}`:                                                                                                                                  careplan.KindGoal,
		`{"what":"Eyes","due":"soon"}`:                                                                                                                                        careplan.KindCheck,
		`{"free":{"name":"Water","colour":"blue"}}`:                                                                                                                           careplan.KindMeasure,
		`{"measure":"peak-flow","best":{"number":"560","unit":"L/min","by":"x"}}`:                                                                                             careplan.KindMeasure,
		`{"started":"2026-05-14","days":7,"result":{"systolic":"130","diastolic":"80","used":12,"discarded":4,"whole_days":4,"ended":"2026-05-18","working":"","grade":"1"}}`: careplan.KindWeek,
	} {
		if c, err := careplan.Decode(kind, []byte(body)); !errors.Is(err, careplan.ErrBody) {
			t.Errorf("%s is read as %+v, %v", body, c, err)
		}
	}
}

// A morning stays a morning, and 7.80 stays 7.80.
func TestAReadingSurvivesItsBodyAsItWasEntered(t *testing.T) {
	body := `{"measure":"glucose","at":"2026-05-14T07:50:00+01:00","amounts":[{"number":"7.80","unit":"mmol/L"},{"beyond":"HI","unit":"mmol/L"}],` +
		`"circumstances":{"meal":"breakfast","when":"waking"},"note":"before tea","batch":[1]}`
	c, err := careplan.Decode(careplan.KindReading, []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.(*careplan.Reading).At.Format(time.RFC3339); got != "2026-05-14T07:50:00+01:00" {
		t.Errorf("it was measured at %s", got)
	}
	if out, err := careplan.Encode(c); err != nil || string(out) != body {
		t.Errorf("it comes back as %s, %v", out, err)
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

func TestABodyOfMoreThan64KiBIsRefused(t *testing.T) {
	note := strings.Repeat("x", careplan.MaxBody)
	c := &careplan.Diagnosis{Name: "Asthma", Note: note}
	if _, err := careplan.Encode(c); !errors.Is(err, careplan.ErrTooLong) {
		t.Errorf("written: %v", err)
	}
	if _, err := careplan.Decode(careplan.KindDiagnosis, []byte(`{"name":"a","note":"`+note+`"}`)); !errors.Is(err, careplan.ErrTooLong) {
		t.Errorf("read: %v", err)
	}
	if ps := careplan.ProblemsAt(c, time.Now()); len(ps) != 1 || !strings.Contains(ps[0].Text, "too long") {
		t.Errorf("the person is told %v", ps)
	}
}

func TestAKindOfANewerVersionIsNotGuessed(t *testing.T) {
	if _, err := careplan.Decode("wound", []byte(`{}`)); !errors.Is(err, careplan.ErrUnknownKind) {
		t.Errorf("got %v", err)
	}
}

func TestEveryKindSurvivesItsBody(t *testing.T) {
	kinds := slices.Concat(careplan.Sections(), careplan.DataSections(), []careplan.Kind{
		careplan.KindPerson, careplan.KindPractice, careplan.KindSection, careplan.KindBottle,
		careplan.KindMeasure, careplan.KindReading, careplan.KindImport, careplan.KindWeek})
	for _, k := range kinds {
		c := careplan.New(k)
		if c.Kind() != k {
			t.Errorf("New(%s) is of kind %s", k, c.Kind())
		}
		c.Shared().SaidBy = "letter of 3 March"
		body, err := careplan.Encode(c)
		if err != nil {
			t.Errorf("%s: %v", k, err)
			continue
		}
		back, err := careplan.Decode(k, body)
		if err != nil || !careplan.SameContent(c, back) {
			t.Errorf("%s: %s came back as %+v, %v", k, body, back, err)
		}
	}
}

func TestContentIsTheSameWhateverTheOrderOfItsUnknownFields(t *testing.T) {
	read := func(body string) careplan.Content {
		c, err := careplan.Decode(careplan.KindAllergy, []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	a := read(`{"substance":"Latex","x":1,"y":2}`)
	if !careplan.SameContent(a, read(`{"y":2,"x":1,"substance":"Latex"}`)) {
		t.Error("order made a difference")
	}
	for _, other := range []string{`{"substance":"Latex","x":1}`, `{"substance":"latex","x":1,"y":2}`, `{"substance":"Latex","x":1,"y":3}`} {
		if careplan.SameContent(a, read(other)) {
			t.Errorf("%s passed for the same", other)
		}
	}
}

func TestMedicinesSurviveTheirBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.Custom(func(t *rapid.T) string { return careplan.CleanText(rapid.String().Draw(t, "s")) })
		m := &careplan.Medicine{
			Name: text.Draw(t, "name"), Dose: text.Draw(t, "dose"), Note: text.Draw(t, "note"),
			Started: anyDate.Draw(t, "started"), TimeCritical: rapid.Bool().Draw(t, "critical"),
		}
		m.SaidBy = text.Draw(t, "said by")
		body, err := careplan.Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		back, err := careplan.Decode(careplan.KindMedicine, body)
		if err != nil {
			t.Fatal(err)
		}
		b := back.(*careplan.Medicine)
		if b.Name != m.Name || b.Dose != m.Dose || b.Note != m.Note || b.SaidBy != m.SaidBy || b.Started != m.Started || b.TimeCritical != m.TimeCritical {
			t.Fatalf("%+v came back as %+v", m, b)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add("medicine", []byte(`{"name":"Ramipril","dose":"5 mg","started":"2026-03","new":{"a":1}}`))
	f.Add("contact", []byte(`{"name":"Daniel","telephones":[{"typed":"07700 900218","e164":"+447700900218"}]}`))
	f.Add("person", []byte(`{"full_name":"Grace","identifier":{"type":"nhs","value":"9990473056"}}`))
	f.Add("section", []byte(`{"section":"allergy","state":"none-known"}`))
	f.Add("reading", []byte(`{"measure":"blood-pressure","at":"2026-05-14T07:50:00+01:00","amounts":[{"number":"132","unit":"mm[Hg]"}],"circumstances":{"arm":"left"}}`))
	f.Add("target", []byte(`{"measure":"weight","unit":"[lb_av]","ranges":[{"low":"154","high":"161","high_open":true}],"review":"2027-05"}`))
	f.Add("target", []byte(`{"measure":"weight","unit":"kg","change":{"by":"2","days":3,"down":true}}`))
	f.Add("goal", []byte(`{"text":"walk","actions":[{"what":"shoes","status":"started"}],"confidence":6}`))
	f.Add("check", []byte(`{"what":"Eyes","last":"2026-05-02","due":"2027-05","code":"eyes"}`))
	f.Add("measure", []byte(`{"free":{"name":"Water","unit":"glasses","decimals":1,"from":"0","to":"20"},"position":2}`))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		c, err := careplan.Decode(careplan.Kind(kind), body)
		if err != nil {
			return
		}
		_ = c.Problems() // must not panic on what came from outside
		_ = c.Title() + careplan.Detail(c)
		again, err := careplan.Encode(c)
		if errors.Is(err, careplan.ErrTooLong) {
			return // escapes may lengthen it
		}
		if err != nil {
			t.Fatalf("%s is read but not written: %v", body, err)
		}
		back, err := careplan.Decode(careplan.Kind(kind), again)
		if err != nil || !careplan.SameContent(c, back) {
			t.Errorf("%s was written as %s and read back as another: %v", body, again, err)
		}
	})
}
