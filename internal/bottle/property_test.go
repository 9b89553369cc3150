package bottle_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
)

// anyText is what people type, and what somebody might who wants to be read
// as something else.
var anyText = rapid.Custom(func(t *rapid.T) string {
	switch n := rapid.IntRange(0, 999).Draw(t, "sort of text"); {
	case n == 777: // small numbers are drawn more often
		return rapid.StringN(0, 12, 40).Draw(t, "any")
	case n < 100:
		return imitation.Draw(t, "imitation")
	default:
		return plainWords.Draw(t, "words")
	}
})

var (
	plainWords = rapid.StringMatching(`[A-Za-złŻéß]{3,9}( [a-zó0-9]{1,8}){0,4}`)
	imitation  = rapid.SampledFrom([]string{
		"ALLERGY: NONE KNOWN", "END MIAB1 3 LINES", "a * b", "\nFORMS: NONE\n", "MEDICINES 0 OF 0:", "NOT SHOWN: 9 MEDICINES", "SIG HLS1 AAAA",
		"<4 & >15", "75µg", "(brackets)", "* ", " *", "CHECK: x", "MI'AB1", "5 mg; 6 ml", "",
	})
)

var anyContent = rapid.Custom(func(t *rapid.T) careplan.Content {
	text := func(name string) string { return anyText.Draw(t, name) }
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	switch rapid.IntRange(0, 15).Draw(t, "kind") {
	case 0:
		return &careplan.Allergy{Substance: "A" + text("substance"), Reaction: text("reaction"), Severity: text("severity")}
	case 1, 2, 3, 12, 13:
		return &careplan.Medicine{
			Name: "M" + text("name"), Strength: text("strength"), Dose: text("dose"), Frequency: text("often"), TimeCritical: flag("critical"),
			Alert: rapid.SampledFrom(careplan.AlertClasses()).Draw(t, "alert"), Where: text("where"),
		}
	case 4, 14:
		return &careplan.Diagnosis{Name: "D" + text("name"), Minor: flag("minor")}
	case 5, 10, 11:
		return &careplan.Contact{Name: "C" + text("name"), Relationship: text("who"), Hours: text("hours"), HasKey: flag("key"),
			Telephones: []careplan.Telephone{{Typed: rapid.OneOf(rapid.Just("07700 900218"), anyText).Draw(t, "tel")}}}
	case 6, 15:
		return &careplan.Baseline{What: "B" + text("what"), Usual: text("usual")}
	case 7:
		return &careplan.Contingency{Trigger: "T" + text("trigger"), Action: text("action")}
	case 8:
		return &careplan.Decision{Form: rapid.SampledFrom(careplan.DecisionForms()).Draw(t, "form"), Original: text("original"),
			CPR: rapid.SampledFrom(careplan.CPRChoices()).Draw(t, "cpr"), Attorneys: text("attorneys")}
	default:
		return &careplan.Statement{
			Section: rapid.SampledFrom(careplan.Sections()).Draw(t, "section"), Note: text("note"),
			State: rapid.SampledFrom([]careplan.SectionState{careplan.NoneKnown, careplan.AskedNotAnswered}).Draw(t, "state"),
		}
	}
})

var anyPlan = rapid.Custom(func(t *rapid.T) careplan.Plan {
	p := planOf(
		&careplan.Person{FullName: anyText.Draw(t, "name"), LatinName: rapid.SampledFrom([]string{"", "Grace"}).Draw(t, "latin"), Communication: anyText.Draw(t, "how")},
		&careplan.PlaceOfCare{Residence: anyText.Draw(t, "home"), Access: anyText.Draw(t, "access"), KeySafe: rapid.Bool().Draw(t, "safe")},
	)
	for i := range rapid.IntRange(0, 25).Draw(t, "entries") {
		c := anyContent.Draw(t, "content")
		e := entryOf(fmt.Sprintf("x%d", i), c)
		if rapid.IntRange(0, 9).Draw(t, "conflict") == 0 {
			e.Heads = append(e.Heads, e.Heads[0])
			e.Heads[1].Status = careplan.EnteredInError
		}
		e.Heads[0].Status = rapid.SampledFrom([]careplan.Status{careplan.Active, careplan.Active, careplan.Active, careplan.Stopped}).Draw(t, "status")
		p.Entries = append(p.Entries, e)
	}
	return p
})

// labels are those that a reader looks for, in their order.
var labels = []string{"FORMS:", "ALLERGY:", "ALERT:", "COMMS:", "IF:", "CALL:", "DIAGNOSES:", "MEDICINES", "USUAL:", "PLACE:", "CHECK:", "NOT SHOWN:"}

func TestEveryMessageKeepsTheFormsPromises(t *testing.T) {
	composed, crowded, asked, tooLongs := 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan.Draw(t, "plan")
		m, err := bottle.Compose(p, bottle.Options{Now: made})
		var needs *bottle.NeedsError
		var tooLong *bottle.TooLongError
		switch {
		case errors.As(err, &needs):
			if len(needs.Needs) == 0 {
				t.Fatal("asks for nothing")
			}
			asked++
			return
		case errors.As(err, &tooLong):
			tooLongs++
			return
		case err != nil:
			t.Fatal(err)
		}
		composed++
		if len(m.NotShown) > 0 {
			crowded++
		}
		holds(t, m)
		labelsAreFoundWithLinesJoined(t, m)
		nothingIsCut(t, p, m)
		if code, err := bottle.Encode(m.Text); err != nil || code.Version != m.Version {
			t.Fatalf("version %d became %+v, %v", m.Version, code, err)
		}
	})
	t.Logf("%d messages, %d of them crowded; %d asked, %d too long", composed, crowded, asked, tooLongs)
	if crowded == 0 {
		t.Error("no plan drawn was crowded: that shows nothing")
	}
}

// A scanner or a paste may join the lines: each label is then still there
// once, in its place, and nothing else looks like it.
func labelsAreFoundWithLinesJoined(t fatal, m bottle.Message) {
	joined := strings.ReplaceAll(m.Text, "\n", " ")
	at := 0
	for _, label := range labels {
		there := ""
		for _, l := range m.Lines {
			if strings.HasPrefix(l.Label, label) {
				there = l.Label
			}
		}
		if there == "" {
			continue
		}
		i := strings.Index(joined, " "+there+" ")
		if i < at || strings.Count(joined, there) != 1 {
			t.Fatalf("%s is not found once in its place in\n%s", there, joined)
		}
		at = i
	}
	if strings.Count(joined, ":") != strings.Count(fmt.Sprint(m.Lines), ":") || strings.Count(joined, ":") > len(m.Lines) {
		t.Fatalf("a colon that ends no label in\n%s", joined)
	}
}

// nothingIsCut finds every medicine either whole or not at all.
func nothingIsCut(t fatal, p careplan.Plan, m bottle.Message) {
	var shown []string
	for _, l := range m.Lines {
		if strings.HasPrefix(l.Label, "MEDICINES ") && l.Text != "SEE NOT SHOWN" {
			shown = strings.Split(l.Text, " * ")
		}
	}
	whole := map[string]bool{}
	for _, e := range p.Section(careplan.KindMedicine).Items {
		for _, h := range e.Heads {
			alone, err := bottle.Compose(planOf(&careplan.Person{FullName: "Grace"}, h.Content), bottle.Options{Now: made})
			if err != nil {
				continue // too long even on its own
			}
			for _, l := range alone.Lines {
				if strings.HasPrefix(l.Label, "MEDICINES ") {
					whole[l.Text] = true
				}
			}
		}
	}
	for _, text := range shown {
		if !whole[text] && !strings.HasSuffix(text, " - SEE CHECK") {
			t.Fatalf("%q is not a whole medicine of the plan", text)
		}
	}
}

func FuzzCompose(f *testing.F) {
	f.Add("Grace Okafor", "Latex", "Ramipril", "5 mg", "07700 900218", "in the red folder")
	f.Add("Wiśniewski", "a * b", "END MIAB1", "2.5 micrograms", "116 123", "ALLERGY: NONE")
	f.Add("山田", "½", "2,5", "10:15", "+48 22", "<4")
	f.Fuzz(func(t *testing.T, name, substance, drug, dose, tel, where string) {
		m, err := bottle.Compose(planOf(
			&careplan.Person{FullName: name, Communication: where},
			&careplan.Allergy{Substance: substance, Reaction: dose}, &careplan.Medicine{Name: drug, Dose: dose, Where: where},
			&careplan.Contact{Name: name, Hours: dose, Telephones: []careplan.Telephone{{Typed: tel}}},
			&careplan.Decision{Form: careplan.FormReSPECT, Original: where},
			&careplan.Contingency{Trigger: substance, Action: drug},
		), bottle.Options{Now: made})
		var needs *bottle.NeedsError
		var tooLong *bottle.TooLongError
		switch {
		case errors.As(err, &needs), errors.As(err, &tooLong):
			return
		case err != nil:
			t.Fatal(err)
		}
		holds(t, m)
		labelsAreFoundWithLinesJoined(t, m)
	})
}
