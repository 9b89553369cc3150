package careplan_test

import (
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

var noon = time.Date(2026, 5, 14, 12, 0, 0, 0, time.UTC)

func head(minutes int, status careplan.Status, c careplan.Content) careplan.Version {
	return careplan.Version{Status: status, At: noon.Add(time.Duration(minutes) * time.Minute), Content: c}
}

func entry(id string, heads ...careplan.Version) careplan.Entry {
	var kind careplan.Kind
	for _, h := range heads {
		if h.Content != nil {
			kind = h.Content.Kind()
		}
	}
	return careplan.Entry{ID: id, Kind: kind, Heads: heads}
}

func answer(state careplan.SectionState) *careplan.Statement {
	return &careplan.Statement{Section: careplan.KindAllergy, State: state}
}

func TestTheFourStatesOfASection(t *testing.T) {
	latex := &careplan.Allergy{Substance: "Latex"}
	for name, c := range map[string]struct {
		entries []careplan.Entry
		state   careplan.SectionState
		check   bool
		items   int
		said    string
	}{
		"nobody has asked": {nil, careplan.NotRecorded, false, 0, ""},
		"none known":       {[]careplan.Entry{entry("s", head(0, careplan.Active, answer(careplan.NoneKnown)))}, careplan.NoneKnown, false, 0, "s"},
		"asked":            {[]careplan.Entry{entry("s", head(0, careplan.Active, answer(careplan.AskedNotAnswered)))}, careplan.AskedNotAnswered, false, 0, "s"},
		"an item":          {[]careplan.Entry{entry("a", head(0, careplan.Active, latex))}, careplan.Recorded, false, 1, ""},
		"an item wins over an older none known, which is to check": {[]careplan.Entry{
			entry("s", head(0, careplan.Active, answer(careplan.NoneKnown))), entry("a", head(5, careplan.Active, latex))}, careplan.Recorded, true, 1, "s"},
		"an item wins over a newer none known too": {[]careplan.Entry{
			entry("a", head(0, careplan.Active, latex)), entry("s", head(5, careplan.Active, answer(careplan.NoneKnown)))}, careplan.Recorded, true, 1, "s"},
		"none known that was taken back counts no more": {[]careplan.Entry{
			entry("s", head(0, careplan.Stopped, answer(careplan.NoneKnown))), entry("a", head(5, careplan.Active, latex))}, careplan.Recorded, false, 1, ""},
		"asked gives way to an item": {[]careplan.Entry{
			entry("s", head(0, careplan.Active, answer(careplan.AskedNotAnswered))), entry("a", head(5, careplan.Active, latex))}, careplan.Recorded, false, 1, ""},
		"an item that stopped leaves the section to its answer": {[]careplan.Entry{
			entry("a", head(0, careplan.EnteredInError, latex)), entry("s", head(5, careplan.Active, answer(careplan.NoneKnown)))}, careplan.NoneKnown, false, 0, "s"},
		"an item that stopped is not none known": {[]careplan.Entry{entry("a", head(0, careplan.Stopped, latex))}, careplan.NotRecorded, false, 0, ""},
		"an allergy stays active while any head says so": {[]careplan.Entry{
			entry("a", head(9, careplan.EnteredInError, latex), head(0, careplan.Active, latex))}, careplan.Recorded, false, 1, ""},
		"two answers that differ reassure nobody": {[]careplan.Entry{entry("s",
			head(9, careplan.Active, answer(careplan.NoneKnown)), head(0, careplan.Active, answer(careplan.AskedNotAnswered)))}, careplan.AskedNotAnswered, true, 0, "s"},
		"an answer about another section": {[]careplan.Entry{entry("s", head(0, careplan.Active,
			&careplan.Statement{Section: careplan.KindMedicine, State: careplan.NoneKnown}))}, careplan.NotRecorded, false, 0, ""},
		"an allergy whose words a newer version wrote is there": {[]careplan.Entry{{ID: "a", Kind: careplan.KindAllergy,
			Heads: []careplan.Version{{Status: careplan.Active, Absent: careplan.Newer}}}}, careplan.Recorded, false, 1, ""},
		"an allergy whose words were erased says nothing": {[]careplan.Entry{{ID: "a", Kind: careplan.KindAllergy,
			Heads: []careplan.Version{{Status: careplan.Active, Absent: careplan.Erased}}}}, careplan.NotRecorded, false, 0, ""},
	} {
		v := careplan.Plan{Entries: c.entries}.Section(careplan.KindAllergy)
		if v.State != c.state || v.Check != c.check || len(v.Items) != c.items || v.StatementEntry != c.said || (v.Statement != nil) != (c.said != "") {
			t.Errorf("%s: got %+v", name, v)
		}
	}
}

func TestContactsComeInThePersonsOrder(t *testing.T) {
	p := careplan.Plan{Entries: []careplan.Entry{
		entry("third", head(0, careplan.Active, &careplan.Contact{Name: "No place"})),
		entry("second", head(0, careplan.Active, &careplan.Contact{Name: "Ify", Position: 2})),
		entry("gone", head(0, careplan.Stopped, &careplan.Contact{Name: "Old", Position: 1})),
		entry("first", head(0, careplan.Active, &careplan.Contact{Name: "Daniel", Position: 1})),
	}}
	var ids []string
	for _, e := range p.Contacts() {
		ids = append(ids, e.ID)
	}
	if got := strings.Join(ids, " "); got != "first second third" {
		t.Errorf("got %s", got)
	}
}

func TestThePersonIsWhatTheLatestActiveHeadSays(t *testing.T) {
	p := careplan.Plan{Entries: []careplan.Entry{
		entry("p", head(5, careplan.EnteredInError, &careplan.Person{FullName: "Wrong"}), head(1, careplan.Active, &careplan.Person{FullName: "Grace"})),
	}}
	who, e, ok := p.Person()
	if !ok || e.ID != "p" || who.FullName != "Grace" {
		t.Errorf("got %+v %v %v", who, e.ID, ok)
	}
	if _, _, ok := p.Practice(); ok {
		t.Error("a practice out of nowhere")
	}
	if _, ok := p.Entry("nobody"); ok {
		t.Error("an entry out of nowhere")
	}
}

func TestWhatKeepsAnEntryFromBeingSaved(t *testing.T) {
	future := date(t, "15 May 2026")
	for name, c := range map[string]struct {
		content careplan.Content
		fields  string
	}{
		"a person needs a name":                    {&careplan.Person{}, "full_name"},
		"nobody is born tomorrow":                  {&careplan.Person{FullName: "Grace", Born: future}, "born"},
		"a medicine needs a name":                  {&careplan.Medicine{Dose: "5 mg"}, "name"},
		"a medicine may lack its dose":             {&careplan.Medicine{Name: "Laxido"}, ""},
		"a medicine can't stop before it started":  {&careplan.Medicine{Name: "x", Started: date(t, "May 2025"), Stopped: date(t, "April 2025")}, "stopped"},
		"a year alone may hold both":               {&careplan.Medicine{Name: "x", Started: date(t, "May 2025"), Stopped: date(t, "2025")}, ""},
		"an allergy of next year":                  {&careplan.Allergy{Substance: "Latex", When: date(t, "2027")}, "when"},
		"a ReSPECT form asks two things":           {&careplan.Decision{Form: careplan.FormReSPECT}, "original cpr"},
		"a form that says nothing about CPR":       {&careplan.Decision{Form: careplan.FormReSPECT, Original: "fridge", CPR: careplan.CPRNotStated}, ""},
		"a DNACPR form that says attempt":          {&careplan.Decision{Form: careplan.FormDNACPR, Original: "fridge", CPR: careplan.CPRAttempt}, "cpr"},
		"a statement asks for the original only":   {&careplan.Decision{Form: careplan.FormStatement}, "original"},
		"an attorney is in a register":             {&careplan.Decision{Form: careplan.FormLPA}, ""},
		"a decision needs its form":                {&careplan.Decision{}, "form"},
		"a door code is never kept":                {&careplan.PlaceOfCare{Access: "key safe code 4512"}, "access"},
		"a key safe may exist":                     {&careplan.PlaceOfCare{KeySafe: true}, ""},
		"a place says something":                   {&careplan.PlaceOfCare{}, "residence"},
		"a contact may lack a number":              {&careplan.Contact{Name: "Diabetes UK helpline"}, ""},
		"a contingency plan needs both its halves": {&careplan.Contingency{}, "trigger action"},
		"a review may be to come":                  {&careplan.Contingency{Trigger: "a", Action: "b", Review: future}, ""},
		"a statement needs a section and answer":   {&careplan.Statement{}, "section state"},
		"usual things have two halves":             {&careplan.Baseline{}, "what usual"},
		"an alert has words":                       {&careplan.Alert{About: "Oxygen target"}, "text"},
		"About me says something":                  {&careplan.About{}, "matters"},
		"a practice needs a name":                  {&careplan.Practice{}, "name"},
		"a condition needs a name":                 {&careplan.Diagnosis{Name: " "}, "name"},
	} {
		var fields []string
		for _, p := range careplan.ProblemsAt(c.content, noon) {
			fields = append(fields, p.Field)
			if !strings.HasSuffix(p.Text, ".") || strings.ContainsAny(p.Text, "!") || strings.Contains(strings.ToLower(p.Text), "please") {
				t.Errorf("%s: %q is not how we speak", name, p.Text)
			}
		}
		if got := strings.Join(fields, " "); got != c.fields {
			t.Errorf("%s: got problems with %q, want %q", name, got, c.fields)
		}
	}
}

func TestTitleAndDetailSayAnItemInOneLine(t *testing.T) {
	for _, c := range []struct {
		content       careplan.Content
		title, detail string
	}{
		{&careplan.Medicine{Name: "Ramipril", Dose: "5 mg", Frequency: "once daily", For: "blood pressure"}, "Ramipril 5 mg", "once daily, for blood pressure"},
		{&careplan.Medicine{Name: "Salbutamol", Strength: "100 micrograms", Dose: "two puffs", Frequency: "when needed"}, "Salbutamol 100 micrograms", "two puffs, when needed"},
		{&careplan.Medicine{Name: "Laxido"}, "Laxido", ""},
		{&careplan.Allergy{Substance: "Penicillin", Severity: "anaphylaxis", When: date(t, "1988")}, "Penicillin", "anaphylaxis, 1988"},
		{&careplan.Diagnosis{Name: "Type 1 diabetes", Since: date(t, "1974")}, "Type 1 diabetes", "since 1974"},
		{&careplan.Baseline{What: "BP", Usual: "130/78"}, "BP: 130/78", ""},
		{&careplan.Decision{Form: careplan.FormReSPECT, On: date(t, "12/2/2026"), CPR: careplan.CPRDoNotAttempt}, "ReSPECT form", "12 February 2026, says: do not attempt CPR"},
		{&careplan.Contingency{Trigger: "blood sugar is under 4", Action: "GlucoGel"}, "If blood sugar is under 4", "GlucoGel"},
		{&careplan.Contact{Name: "Daniel", Relationship: "son", Telephones: []careplan.Telephone{{Typed: "07700 900218"}}}, "Daniel", "son, 07700 900218"},
		{&careplan.Check{What: "Eye screening", Due: date(t, "May 2027"), Where: "Ealing Hospital", Last: date(t, "2 May 2026"), Result: "No change"},
			"Eye screening", "due May 2027, Ealing Hospital, last done 2 May 2026: No change"},
		{&careplan.Person{FullName: "Grace Okafor", PreferredName: "Gracie", Born: date(t, "3 March 1951")}, "Gracie", "born 3 March 1951"},
	} {
		if c.content.Title() != c.title || careplan.Detail(c.content) != c.detail {
			t.Errorf("got %q / %q, want %q / %q", c.content.Title(), careplan.Detail(c.content), c.title, c.detail)
		}
	}
}
