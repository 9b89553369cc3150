package bottle_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

// line is the text of the line with the label.
func line(t testing.TB, m bottle.Message, label string) string {
	t.Helper()
	for _, l := range m.Lines {
		if strings.HasPrefix(l.Label, label) {
			return l.Text
		}
	}
	t.Fatalf("no line %s in\n%s", label, m.Text)
	return ""
}

func grace() *careplan.Person { return sample.Grace()[0].(*careplan.Person) }

func TestTheFormsLineSaysWhatTheFormSaysAndNeverThatItIsValid(t *testing.T) {
	on, err := careplan.ParseDate("12 February 2026")
	if err != nil {
		t.Fatal(err)
	}
	for want, d := range map[string]careplan.Content{
		"RESPECT 12 FEB 2026 SAYS DO NOT ATTEMPT CPR - CHECK ORIGINAL IN RED FOLDER ON FRIDGE": &careplan.Decision{
			Form: careplan.FormReSPECT, On: on, CPR: careplan.CPRDoNotAttempt, Original: "in red folder on fridge"},
		"RESPECT SAYS ATTEMPT CPR - CHECK ORIGINAL - HALL DRAWER":   &careplan.Decision{Form: careplan.FormReSPECT, CPR: careplan.CPRAttempt, Original: "Hall drawer"},
		"ADRT SAYS NOTHING ABOUT CPR - CHECK ORIGINAL WITH DANIEL":  &careplan.Decision{Form: careplan.FormADRT, CPR: careplan.CPRNotStated, Original: "with Daniel"},
		"DNACPR READ IT FOR CPR - CHECK ORIGINAL - PLACE NOT KNOWN": &careplan.Decision{Form: careplan.FormDNACPR},
		"ADVANCE STATEMENT - CHECK ORIGINAL BEHIND THE CLOCK":       &careplan.Decision{Form: careplan.FormStatement, Original: "behind the clock"},
		"LPA HEALTH AND WELFARE - HALINA":                           &careplan.Decision{Form: careplan.FormLPA, Attorneys: "Halina"},
		"ORGAN DONATION - CHECK NHS REGISTER":                       &careplan.Decision{Form: careplan.FormOrgan},
		"NONE":                                                      &careplan.Statement{Section: careplan.KindDecision, State: careplan.NoneKnown},
		"ASKED - DOES NOT WANT TO DECIDE YET":                       &careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered},
		"ASKED - PERHAPS AFTER EASTER":                              &careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered, Note: "Perhaps after Easter"},
		"NOBODY HAS ASKED":                                          &careplan.Statement{Section: careplan.KindAllergy, State: careplan.NoneKnown},
	} {
		m := compose(t, planOf(grace(), d))
		if got := line(t, m, "FORMS:"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if strings.Contains(m.Lines[3].Text, "NOT RECORDED") {
			t.Errorf("%q looks like NOT RECOMMENDED", m.Lines[3])
		}
	}
}

func TestTheFirstLineCarriesTheNumberThePersonChose(t *testing.T) {
	plan := func(choice string) careplan.Plan {
		return planOf(append(sample.Grace(), &careplan.BottleChoices{Number: choice})...)
	}
	daniel, helpline := "", ""
	for _, e := range plan("").Contacts() {
		switch e.Latest().Content.Title() {
		case "Daniel Okafor":
			daniel = e.ID
		case "Diabetes UK helpline":
			helpline = e.ID
		}
	}
	bypass := "GP BYPASS 01632 960417 WEEKDAYS 8 TO 1830"
	for choice, want := range map[string]string{
		"": bypass, bottle.NumberBypass: bypass, bottle.NumberPractice: "GP PRACTICE 020 7946 0417", bottle.NumberAdvice: "GP ADVICE LINE 020 7946 0418",
		bottle.NumberContact(daniel): "CALL DANIEL OKAFOR 07700 900218",
		// What was chosen and is no longer there gives way to the usual choice.
		bottle.NumberContact("gone"): bypass, bottle.NumberContact(helpline): bypass, "something new": bypass,
	} {
		if got := compose(t, plan(choice)).Lines[0].Text; got != "MIAB1 MESSAGE IN A BOTTLE "+want {
			t.Errorf("%q: got %q, want %q", choice, got, want)
		}
	}
	stopped := plan(bottle.NumberContact(daniel))
	for _, e := range stopped.Entries {
		if e.ID == daniel {
			e.Heads[0].Status = careplan.Stopped
		}
	}
	if got := compose(t, stopped).Lines[0].Text; !strings.Contains(got, bypass) {
		t.Errorf("a contact who is no more to be called: %q", got)
	}
	practice := &careplan.Practice{Name: "Hill Lane", Telephone: careplan.Telephone{Typed: "020 7946 0417"}}
	if got := compose(t, planOf(grace(), practice)).Lines[0].Text; !strings.HasSuffix(got, "GP PRACTICE 020 7946 0417") {
		t.Errorf("no bypass: %q", got)
	}
}

func TestNoDrugIsNamedWithoutItsDose(t *testing.T) {
	for want, m := range map[string]*careplan.Medicine{
		"RAMIPRIL 5 MG ONCE DAILY":                        {Name: "Ramipril", Dose: "5 mg", Frequency: "once daily"},
		"LAXIDO - DOSE NOT RECORDED - WHEN NEEDED":        {Name: "Laxido", Frequency: "when needed"},
		"METFORMIN 500 MG - DOSE NOT RECORDED":            {Name: "Metformin", Strength: "500 mg"},
		"METFORMIN 500 MG - DOSE TWO TABLETS TWICE DAILY": {Name: "Metformin", Strength: "500 mg", Dose: "two tablets", Frequency: "twice daily"},
		"RAMIPRIL 5 MG": {Name: "Ramipril", Strength: "5 mg", Dose: "5 mg"},
		"INSULIN 6 UNITS UNDER THE SKIN WITH MEALS - KEPT IN THE DOOR": {Name: "Insulin", Dose: "6 units", Route: "under the skin", Frequency: "with meals", Where: "in the door"},
	} {
		if got := line(t, compose(t, planOf(grace(), m)), "MEDICINES 1 OF 1:"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestMedicinesThatMustNotBeMissedComeFirst(t *testing.T) {
	m := compose(t, planOf(grace(),
		&careplan.Medicine{Name: "Laxido", Dose: "one"},
		&careplan.Medicine{Name: "Levetiracetam", Dose: "1 g", TimeCritical: true},
		&careplan.Medicine{Name: "Senna", Dose: "two"},
		&careplan.Medicine{Name: "Apixaban", Dose: "2.5 mg", Alert: careplan.AlertAnticoagulant},
		&careplan.Medicine{Name: "Insulin", Dose: "6 units", Alert: careplan.AlertInsulin},
		&careplan.Medicine{Name: "Humalog", Dose: "4 units", Alert: careplan.AlertInsulin},
		&careplan.Medicine{Name: "Lithium", Dose: "400 mg", Alert: careplan.AlertOther},
	))
	if got, want := line(t, m, "MEDICINES"), "LEVETIRACETAM 1 G * APIXABAN 2.5 MG * INSULIN 6 UNITS * HUMALOG 4 UNITS * LITHIUM 400 MG * LAXIDO ONE * SENNA TWO"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := line(t, m, "ALERT:"), "ANTICOAGULANT * INSULIN * LITHIUM"; got != want {
		t.Errorf("each class once: got %q, want %q", got, want)
	}
}

func TestAnAllergyStandsWhileAnyHeadSaysSo(t *testing.T) {
	for _, status := range []careplan.Status{careplan.EnteredInError, careplan.Stopped} {
		p := planOf(grace())
		e := entryOf("a", &careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis"}, &careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis"})
		e.Heads[0].Status = status
		p.Entries = append(p.Entries, e)
		m := compose(t, p)
		if got := line(t, m, "ALLERGY:"); got != "PENICILLIN - SEE CHECK" {
			t.Errorf("%s: got %q", status, got)
		}
		if got := line(t, m, "CHECK:"); strings.Count(got, "PENICILLIN - ANAPHYLAXIS") != 2 || !strings.Contains(got, strings.ToUpper(strings.ReplaceAll(string(status), "-", " "))) {
			t.Errorf("%s: got %q", status, got)
		}
		e.Heads[1].Status = status
		if got := line(t, compose(t, p), "ALLERGY:"); got != "NOT RECORDED" {
			t.Errorf("both heads %s: got %q", status, got)
		}
	}
}

func TestHeadsThatDifferInWhatTheMessageDoesNotSayAreNoConflict(t *testing.T) {
	p := planOf(grace())
	p.Entries = append(p.Entries, entryOf("d", &careplan.Diagnosis{Name: "Asthma", Note: "mild"}, &careplan.Diagnosis{Name: "Asthma"}))
	m := compose(t, p)
	if got := line(t, m, "DIAGNOSES:"); got != "ASTHMA" || strings.Contains(m.Text, "CHECK") {
		t.Errorf("got\n%s", m.Text)
	}
}

func TestTwoVersionsOfThePersonAreBothThere(t *testing.T) {
	other := *grace()
	other.FullName = "Grace Obi"
	p := careplan.Plan{Entries: []careplan.Entry{entryOf("p", grace(), &other)}}
	if got := line(t, compose(t, p), "CHECK:"); !strings.Contains(got, "GRACE NGOZI OKAFOR") || !strings.Contains(got, "GRACE OBI") {
		t.Errorf("got %q", got)
	}
	two := careplan.Plan{Entries: []careplan.Entry{entryOf("p", grace()), entryOf("q", &other)}}
	if got := line(t, compose(t, two), "CHECK:"); !strings.Contains(got, "GRACE OBI") {
		t.Errorf("a second entry of a second device: got %q", got)
	}
}

func TestNoneKnownBesideAnItemIsToCheck(t *testing.T) {
	m := compose(t, planOf(grace(), &careplan.Allergy{Substance: "Latex"}, &careplan.Statement{Section: careplan.KindAllergy, State: careplan.NoneKnown}))
	if line(t, m, "ALLERGY:") != "LATEX" || line(t, m, "CHECK:") != "ALLERGY - NONE KNOWN - GRACE 14 MAY 2026" {
		t.Errorf("got\n%s", m.Text)
	}
}

func TestAnEntryThatCantBeReadHereIsStillSeen(t *testing.T) {
	for _, why := range []careplan.Absence{careplan.Newer, careplan.Damaged, careplan.Withheld} {
		for _, s := range careplan.Sections() {
			p := planOf(grace())
			p.Entries = append(p.Entries, careplan.Entry{ID: "x", Kind: s, Heads: []careplan.Version{{Status: careplan.Active, At: made, Absent: why}}})
			m := compose(t, p)
			if s != careplan.KindAbout && !strings.Contains(m.Text, "ONE ENTRY NOT READABLE ON THIS DEVICE") {
				t.Errorf("%s %s:\n%s", why, s, m.Text)
			}
			holds(t, m)
		}
		p := careplan.Plan{Entries: []careplan.Entry{{ID: "p", Kind: careplan.KindPerson, Heads: []careplan.Version{{Status: careplan.Active, At: made, Absent: why}}}}}
		if got := compose(t, p).Lines[1].Text; got != "NAME NOT READABLE ON THIS DEVICE" {
			t.Errorf("%s person: got %q", why, got)
		}
	}
}

func TestUpdatedIsTheLatestChangeOfWhatIsShown(t *testing.T) {
	p := planOf(grace(), &careplan.Allergy{Substance: "Latex"}, &careplan.Allergy{Substance: "Nuts"}, &careplan.About{Matters: "Church"})
	p.Entries[1].Heads[0].At = made.AddDate(0, 0, 3)
	p.Entries[2].Heads[0].At = made.AddDate(0, 0, 9)
	p.Entries[2].Heads[0].Status = careplan.Stopped
	p.Entries[3].Heads[0].At = made.AddDate(0, 0, 9)
	if got := compose(t, p).Text; !strings.Contains(got, "\nUPDATED 17 MAY 2026 - UNSIGNED - PATIENT ENTERED\nEND ") {
		t.Errorf("got\n%s", got)
	}
	// Days are told where the person is.
	p.Entries[1].Heads[0].At = time.Date(2026, 5, 17, 23, 30, 0, 0, time.UTC)
	m, err := bottle.Compose(p, bottle.Options{Now: made.In(time.FixedZone("BST", 3600))})
	if err != nil || !strings.Contains(m.Text, "UPDATED 18 MAY 2026") {
		t.Errorf("got\n%s\n%v", m.Text, err)
	}
}

func TestWhatHasToBeWrittenInAnotherWayIsNamedAllAtOnce(t *testing.T) {
	p := planOf(
		&careplan.Person{FullName: "山田太郎"},
		&careplan.Medicine{Name: "Bisoprolol", Dose: "2,5 mg"},
		&careplan.Contact{Name: "Мария", Telephones: []careplan.Telephone{{Typed: "07700 900218"}}},
		&careplan.Diagnosis{Name: "Asthma", Note: "1,5 года"}, // the message doesn't show notes
	)
	_, err := bottle.Compose(p, bottle.Options{Now: made})
	var needs *bottle.NeedsError
	if !errors.As(err, &needs) {
		t.Fatalf("got %v", err)
	}
	got := map[string]bool{}
	for _, n := range needs.Needs {
		got[n.Entry+" "+string(n.Kind)+" "+n.Field] = true
	}
	for _, want := range []string{"e0 person latin_name", "e1 medicine dose", "e2 contact name"} {
		if !got[want] {
			t.Errorf("%s is not named in %v", want, got)
		}
	}
	if len(needs.Needs) != 3 {
		t.Errorf("got %+v", needs.Needs)
	}
	for _, secret := range []string{"山田", "2,5", "Bisoprolol", "Мария"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the error quotes the plan: %v", err)
		}
	}
	p.Entries[0].Heads[0].Content = &careplan.Person{FullName: "山田太郎", LatinName: "Tarō Yamada"}
	p.Entries = p.Entries[:1]
	if got := compose(t, p).Lines[1].Text; got != "TARO YAMADA" {
		t.Errorf("got %q", got)
	}
}

func TestAFormAsksWhatTheMessageWouldAsk(t *testing.T) {
	for want, c := range map[string]careplan.Content{
		"dose":              &careplan.Medicine{Name: "Bisoprolol", Dose: "2,5 mg", Note: "по утрам"},
		"latin_name":        &careplan.Person{FullName: "Νίκος"},
		"name telephones":   &careplan.Contact{Name: "Мария", Telephones: []careplan.Telephone{{Typed: "ring: 5:5"}, {Typed: "1:2"}}},
		"note":              &careplan.Statement{Section: careplan.KindDecision, Note: "1:2"},
		"trigger equipment": &careplan.Contingency{Trigger: "1,5", Action: "x", Equipment: "❌"},
		"":                  &careplan.About{Matters: "церковь"},
	} {
		var fields []string
		for _, p := range bottle.Problems(c) {
			fields = append(fields, p.Field)
		}
		if got := strings.Join(fields, " "); got != want {
			t.Errorf("%T: got %q, want %q", c, got, want)
		}
	}
	for _, person := range [][]careplan.Content{sample.Grace(), sample.Tomasz(), sample.Halina(), sample.Ayaan()} {
		for _, c := range person {
			if ps := append(careplan.ProblemsAt(c, made), bottle.Problems(c)...); len(ps) > 0 {
				t.Errorf("%s: %v", c.Title(), ps)
			}
		}
	}
}

func TestWhatIsTooLongIsExplained(t *testing.T) {
	long := strings.Repeat("call the nurse and then wait for her ", 40)
	p := planOf(append(sample.Grace(), &careplan.Contingency{Trigger: "her chest hurts", Action: long})...)
	_, err := bottle.Compose(p, bottle.Options{Now: made})
	var tooLong *bottle.TooLongError
	if !errors.As(err, &tooLong) {
		t.Fatalf("got %v", err)
	}
	if p := tooLong.Parts[0]; p.Kind != careplan.KindContingency || p.Letters < 1400 {
		t.Errorf("the longest is %+v", p)
	}
	if !strings.Contains(err.Error(), "If something happens") || strings.Contains(err.Error(), "nurse") {
		t.Errorf("got %v", err)
	}
}

// What gives way first goes first, and nothing of a later rank goes while an
// earlier one is still whole.
func TestItemsGiveWayInTheirOrder(t *testing.T) {
	var gone []string
	for size := 0; size <= 1300; size += 10 {
		contents := []careplan.Content{
			grace(),
			&careplan.Contingency{Trigger: "x", Action: strings.Repeat("abcdefghi ", size/10)},
			&careplan.Diagnosis{Name: "Heart failure with swollen legs"},
			&careplan.Diagnosis{Name: "Wart on the left little finger", Minor: true},
			&careplan.Medicine{Name: "Furosemide in the morning", Dose: "40 mg"},
			&careplan.Medicine{Name: "Insulin in the evening", Dose: "6 units", Alert: careplan.AlertInsulin},
			&careplan.Baseline{What: "Walking with a frame", Usual: "slowly"},
			&careplan.PlaceOfCare{Residence: "Home with a garden", Pets: "one old cat called Tom"},
		}
		for i, name := range []string{"First", "Second", "Third"} {
			contents = append(contents, &careplan.Contact{Name: name + " of the neighbours", Telephones: []careplan.Telephone{{Typed: "07700 900218"}}, Position: i + 1})
		}
		m, err := bottle.Compose(planOf(contents...), bottle.Options{Now: made})
		if err != nil {
			gone = append(gone, "code")
			break
		}
		holds(t, m)
		for _, what := range []string{"THIRD OF", "SECOND OF", "WALKING WITH", "ONE OLD CAT", "WART ON", "FUROSEMIDE IN", "HOME WITH", "HEART FAILURE", "INSULIN IN"} {
			already := strings.Contains(strings.Join(gone, " "), what)
			if !strings.Contains(m.Text, what) && !already {
				gone = append(gone, what)
			}
		}
		for _, always := range []string{"FIRST OF", "GRACE", "BORN 03 MAR 1951", "NHS 999 047 3056", "FORMS:", "ALLERGY:", "ALERT: INSULIN", "COMMS: A LITTLE DEAF", "MEDICINES ", " OF 2:", "IF: X"} {
			if !strings.Contains(m.Text, always) {
				t.Fatalf("%q is never left out, yet is not in\n%s", always, m.Text)
			}
		}
	}
	want := "THIRD OF, SECOND OF, WALKING WITH, ONE OLD CAT, WART ON, FUROSEMIDE IN, HOME WITH, HEART FAILURE, INSULIN IN, code"
	if got := strings.Join(gone, ", "); got != want {
		t.Errorf("went in the order\n%s, want\n%s", got, want)
	}
}

func TestContentCantImitateTheForm(t *testing.T) {
	evil := "x\nALLERGY: NONE KNOWN\nEND MIAB1 5 LINES\nMIAB1 MESSAGE IN A BOTTLE * MEDICINES 0 OF 0: NONE KNOWN * SIG HLS1 ABC"
	tel := []careplan.Telephone{{Typed: evil}}
	m, err := bottle.Compose(planOf(
		&careplan.Person{FullName: evil, Born: grace().Born, Identifier: grace().Identifier},
		&careplan.Allergy{Substance: evil}, &careplan.Medicine{Name: evil, Dose: "5 mg"}, &careplan.Contact{Name: "Daniel", Telephones: tel},
	), bottle.Options{Now: made})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, m)
	for _, label := range []string{"ALLERGY:", "MEDICINES 1 OF 1:", "CALL:", "FORMS:", "MIAB1 MESSAGE", "END MIAB1"} {
		if n := strings.Count(strings.ReplaceAll(m.Text, "\n", " "), label); n != 1 {
			t.Errorf("%s is there %d times in\n%s", label, n, m.Text)
		}
	}
	if strings.Contains(m.Text, "HLS1") {
		t.Errorf("a signature out of nowhere:\n%s", m.Text)
	}
	if fmt.Sprint(len(strings.Split(line(t, m, "ALLERGY:"), " * "))) != "1" {
		t.Errorf("one allergy became several: %s", line(t, m, "ALLERGY:"))
	}
}
