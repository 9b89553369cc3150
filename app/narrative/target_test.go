package narrative

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// newTarget leads to the form as a person goes there.
func (k *kitchen) newTarget(measure string) {
	k.t.Helper()
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindTarget})
	k.Tap("Add a target")
	k.Says("What is the target for?")
	k.Tap(measure)
}

func under(n string) measure.Range {
	return measure.Range{High: measure.MustNumber(n), HighOpen: true}
}

func between(low, high string) measure.Range {
	return measure.Range{Low: measure.MustNumber(low), High: measure.MustNumber(high)}
}

// "Target set by Nurse Dhillon, entered by Grace" never reads as if Nurse
// Dhillon had entered it, wherever it is read.
func TestATargetNamesWhoSetItAndWhoTypedIt(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.newTarget("Blood pressure")
	k.Says("Target: Blood pressure", "What kind of target is it?")
	k.SaysNot("Top number", "What is their work?")
	k.Tap("Under a number")
	k.Says("Top number, under (mmHg)", "Bottom number, under (mmHg)")
	k.SaysNot("at least (mmHg)", "By how much?")
	k.fill("Top number, under (mmHg)", "135", "Bottom number, under (mmHg)", "85",
		"What to do when a reading is outside the target", "Rest, then measure again.", "Set on", "14 May 2026", "Look at it again on", "May 2027")
	k.Tap("A doctor, nurse or pharmacist")
	k.fill("Their name, or which letter", "Nurse Dhillon", "What is their work?", "care co-ordinator")
	k.save()
	v := k.only(careplan.KindTarget).Latest()
	want := &careplan.Target{Common: careplan.Common{SaidBy: "Nurse Dhillon"}, Measure: measure.BloodPressure, Unit: measure.MillimetreHg,
		Ranges: []measure.Range{under("135"), under("85")}, Role: "care co-ordinator", On: date(t, "14 May 2026"), Review: date(t, "May 2027"),
		Outside: "Rest, then measure again."}
	if !careplan.SameContent(v.Content, want) || v.Source != careplan.SourceClinician || v.Typed.Name != grace.Name {
		t.Fatalf("the plan says %+v, %s, typed by %s", v.Content, v.Source, v.Typed.Name)
	}
	k.Says("Blood pressure under 135/85 mmHg", "Set by Nurse Dhillon, care co-ordinator, 14 May 2026")
	k.Tap("Blood pressure under 135/85 mmHg")
	k.Says("Who set it Nurse Dhillon, care co-ordinator", "Typed by Grace Okafor (patient), on kitchen laptop", "Rest, then measure again.")
	k.Tap("History")
	k.Says("Typed by Grace Okafor (patient), on kitchen laptop Set by Nurse Dhillon, care co-ordinator")

	// What Grace changes is not Nurse Dhillon's, nor is Grace a co-ordinator.
	k.Back()
	k.Tap("Change")
	k.Type("Top number, under (mmHg)", "140")
	k.save()
	k.Says("Who set it Grace Okafor Typed by Grace Okafor (patient)")
	if c := k.only(careplan.KindTarget).Latest().Content.(*careplan.Target); c.Role != "" || c.SaidBy != "" {
		t.Errorf("Grace's own target is set by %q, %q", c.SaidBy, c.Role)
	}
	k.Tap("History")
	k.Says("Target (changed) Blood pressure under 140/85 mmHg It said before: “Blood pressure under 135/85 mmHg”",
		"Set by Nurse Dhillon, care co-ordinator")
}

// Grace adds whom to call, and the target is Nurse Dhillon's still: if she says
// so, in one tap.
func TestWhoSetATargetMayHaveSetItStill(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "71")}})
	k.open(shell.EditItem, id)
	k.SaysNot("as before") // it was Grace herself
	k.Tap("A doctor, nurse or pharmacist")
	k.fill("Their name, or which letter", "Nurse Dhillon", "What is their work?", "care co-ordinator", "Weight, to", "72")
	k.save()

	before := k.entry(id).Latest().Revision
	k.open(shell.EditItem, id)
	k.Tap("Nurse Dhillon set it, as before")
	k.save()
	if e := k.entry(id); e.Latest().Revision != before {
		t.Errorf("nothing was changed, and it became %+v", e.Latest().Content)
	}
	k.open(shell.EditItem, id)
	k.Type("What to do when a reading is outside the target", "Ring the practice.")
	k.Tap("Nurse Dhillon set it, as before")
	k.SaysNot("What is their work?")
	k.save()
	v := k.entry(id).Latest()
	want := &careplan.Target{Common: careplan.Common{SaidBy: "Nurse Dhillon"}, Role: "care co-ordinator", Measure: measure.Weight,
		Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "72")}, Outside: "Ring the practice."}
	if !careplan.SameContent(v.Content, want) || v.Source != careplan.SourceClinician || v.Typed.Name != grace.Name {
		t.Errorf("the plan says %+v, %s, typed by %s", v.Content, v.Source, v.Typed.Name)
	}
}

// "As before" in a draft was about who said it then.
func TestADraftNamesNobodyWhoSaidItSince(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	set := func(by, to string) *careplan.Target {
		return &careplan.Target{Common: careplan.Common{SaidBy: by}, Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", to)}}
	}
	id := k.give(set("Nurse Dhillon", "71"))
	k.open(shell.EditItem, id)
	k.Type("Weight, to", "72")
	k.Tap("Nurse Dhillon set it, as before")
	k.Page().Flush()
	k.Back()
	k.change(id, careplan.Active, set("Dr Hughes", "73"))
	k.open(shell.EditItem, id)
	k.Says("We kept what you typed", "Dr Hughes set it, as before")
	k.save()
	for _, h := range k.entry(id).Heads {
		if c := h.Content.(*careplan.Target); c.SaidBy == "Dr Hughes" && c.Ranges[0].High.String() == "72" {
			t.Errorf("Dr Hughes is said to have set %+v", c)
		}
	}
}

// A target beside another one is meant, or it is the other one that is meant.
func TestAMeasureSaysWhichTargetsItHas(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.give(&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "71")}})
	k.give(&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.Whole(2), Days: 3}})
	old := k.give(&careplan.Target{Measure: measure.Pulse, Unit: measure.PerMinute, Ranges: []measure.Range{under("100")}})
	k.change(old, careplan.Stopped, &careplan.Target{Measure: measure.Pulse, Unit: measure.PerMinute, Ranges: []measure.Range{under("100")}})
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget})
	k.Says("Weight Has a target: 68 to 71 kg; 2 kg up in 3 days")
	k.SaysNot("under 100")
}

func TestLookingAtATargetLeavesItAsItIs(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	for _, target := range []*careplan.Target{
		{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{between("100", "140"), under("90")}},
		{Measure: measure.Glucose, Unit: measure.MilligramPerDL, Ranges: []measure.Range{{Low: measure.MustNumber("72"), High: measure.MustNumber("126.0"), LowOpen: true}},
			Circumstances: measure.Circumstances{"when": "waking", "sensor": "left"}},
		{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("1.50"), Days: 2, Down: true}, Outside: "Ring the nurse."},
		{Measure: measure.Oxygen, Unit: measure.Percent, Ranges: []measure.Range{{Low: measure.MustNumber("88")}}, Circumstances: measure.Circumstances{"air": "helium"}},
		{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{{}, under("90"), between("60", "90")}},
	} {
		target.SaidBy, target.Role = "Nurse Dhillon", "nurse"
		id := k.give(target)
		before := k.entry(id).Latest().Revision
		k.open(shell.EditItem, id)
		k.save()
		if e := k.entry(id); e.Latest().Revision != before {
			t.Errorf("%s became %+v", target.Title(), e.Latest().Content)
		}
	}
}

// An edit of the words changes no number, and no bound opens or closes.
func TestAnEditLeavesTheNumbersThatItDoesNotTouch(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{between("100", "140"), under("90")}})
	k.open(shell.EditItem, id)
	k.Type("Top number, to (mmHg)", "145")
	k.save()
	k.says(&careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{between("100", "145"), under("90")}})
	k.open(shell.EditItem, id)
	k.Tap("Under a number")
	k.save()
	k.says(&careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{under("145"), under("90")}})
	k.open(shell.EditItem, id)
	k.Tap("From one number to another")
	k.save() // "to 145" is up to 145, not under it
	k.says(&careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg,
		Ranges: []measure.Range{{High: measure.MustNumber("145")}, {High: measure.MustNumber("90")}}})
}

func TestATargetCountsInSomeCircumstances(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.newTarget("Oxygen level")
	k.Says("Breathing what?", "Room air", "On oxygen")
	k.SaysNot("Which meal?")
	k.newTarget("Blood glucose")
	k.Says("Which meal?")
	k.SaysNot("Breathing what?")
	k.Tap("From one number to another")
	k.Tap("mg/dL")
	k.Says("Glucose, from (mg/dL)", "Glucose, to (mg/dL)")
	k.fill("Glucose, from", "90", "Glucose, to", "126")
	k.Tap("Before a meal")
	k.Tap("On waking")
	k.Tap("Lunch")
	k.Tap("Lunch") // taken back
	k.save()
	k.says(&careplan.Target{Measure: measure.Glucose, Unit: measure.MilligramPerDL, Ranges: []measure.Range{between("90", "126")},
		Circumstances: measure.Circumstances{"when": "waking"}})
	k.Says("Blood glucose 90 to 126 mg/dL on waking")
}

func TestAChangeOverDaysQuotesItsWordsAndNamesWhoToCall(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"})
	nurse := k.give(&careplan.Contact{Name: "Sister Kemi Adeyemi", Relationship: "heart failure nurse"})
	k.newTarget("Weight")
	k.Tap("A change within some days")
	k.Says("What to do when it changes that much")
	k.Says("By how much? (kg)")
	k.SaysNot("Weight, under", "What to do when a reading is outside the target")
	k.fill("By how much?", "2", "In how many days?", "3 days", "What to do when it changes that much", "Ring the heart failure nurse the same day.")
	k.Tap("Sister Kemi Adeyemi, heart failure nurse")
	k.save()
	k.says(&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 3},
		Outside: "Ring the heart failure nurse the same day.", Contact: nurse})
	k.Tap("Weight 2 kg up in 3 days")
	k.Says("What to do when it changes that much Ring the heart failure nurse the same day.", "Who to call then Sister Kemi Adeyemi, heart failure nurse")
	k.Tap("Sister Kemi Adeyemi")
	if got := k.Here(); got.Place != shell.Contact || got.Entry != nurse {
		t.Errorf("the contact's button leads to %v", got)
	}

	// Whom the words name is still known when they come off the list.
	k.change(nurse, careplan.Stopped, &careplan.Contact{Name: "Sister Kemi Adeyemi", Relationship: "heart failure nurse"})
	id := k.only(careplan.KindTarget).ID
	k.open(shell.Item, id)
	k.Says("Sister Kemi Adeyemi, who is no longer among the people to call")
	k.open(shell.EditItem, id)
	k.save()
	if c := k.only(careplan.KindTarget).Latest().Content.(*careplan.Target); c.Contact != nurse {
		t.Errorf("the target names %q", c.Contact)
	}
}

func TestATargetWithoutWordsSaysSo(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "71")}})
	k.open(shell.Item, id)
	k.Says("What to do Nobody wrote down what to do.")
}

// Weight may be known in stones; a bound is one number of pounds.
func TestATargetMayBeTypedInStones(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.give(&careplan.Followed{Measure: measure.Weight, Unit: measure.Stone})
	k.newTarget("Weight")
	k.Tap("From one number to another")
	k.Says("Weight, from (lb, or st and lb)")
	k.fill("Weight, from", "10 st 10", "Weight, to", "157")
	k.Says("Understood: 150 lb")
	k.save()
	k.says(&careplan.Target{Measure: measure.Weight, Unit: measure.Pound, Ranges: []measure.Range{between("150", "157")}})
	k.Says("Weight 150 to 157 lb (10 st 10 lb to 11 st 3 lb)")
}

func TestAnOwnMeasureHasTargetsToo(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	own := k.give(&careplan.Followed{Free: &careplan.FreeMeasure{Name: "Water", Unit: "glasses", From: measure.Whole(0), To: measure.Whole(30)}})
	k.newTarget("Water")
	k.Tap("At least a number")
	k.Type("Water, at least (glasses)", "31")
	k.Tap("Save")
	k.Says("Water: 31 can't be right. Check the number. It can be from 0 to 30.")
	k.Type("Water, at least (glasses)", "6")
	k.save()
	k.Says("Water 6 glasses or more")
	k.Tap("Water 6 glasses or more")
	k.Says("Target Water 6 glasses or more")
	if c := k.only(careplan.KindTarget).Latest().Content.(*careplan.Target); c.Measure != measure.ID(measure.FreePrefix+own) {
		t.Errorf("it is for %q", c.Measure)
	}
}

func TestATargetThatCanNotBeIsNotSaved(t *testing.T) {
	for name, c := range map[string]struct {
		measure, kind string
		typed         []string
		says          string
	}{
		"nothing chosen":       {"Weight", "", nil, "Choose what kind of target it is, and write its numbers."},
		"no numbers":           {"Weight", "Under a number", nil, "Choose what kind of target it is, and write its numbers."},
		"low above high":       {"Weight", "From one number to another", []string{"Weight, from", "77", "Weight, to", "74"}, "The lowest number, 77, is above the highest, 74. Check both."},
		"letters":              {"Weight", "Under a number", []string{"Weight, under", "7o"}, "Write the number in figures only."},
		"two points":           {"Weight", "Under a number", []string{"Weight, under", "7.8.1"}, "This number has two points."},
		"too high":             {"Blood pressure", "Under a number", []string{"Top number, under (mmHg)", "1200"}, "A blood pressure of 1200 can't be right."},
		"bottom above top":     {"Blood pressure", "Under a number", []string{"Top number, under (mmHg)", "85", "Bottom number, under (mmHg)", "135"}, "The bottom number is above the top number. Check both."},
		"HI is no bound":       {"Blood glucose", "Under a number", []string{"Glucose, under", "HI"}, "Write the number in figures."},
		"no change":            {"Weight", "A change within some days", []string{"In how many days?", "3"}, "Write by how much it may change."},
		"no days":              {"Weight", "A change within some days", []string{"By how much?", "2"}, "Write in how many days, 1 or more."},
		"a window of no days":  {"Weight", "A change within some days", []string{"By how much?", "2", "In how many days?", "0"}, "Write in how many days, 1 or more."},
		"looked at before":     {"Weight", "Under a number", []string{"Weight, under", "80", "Set on", "14 May 2026", "Look at it again on", "1 May 2026"}, "This is before it was set, 14 May 2026. Check both dates."},
		"days in words":        {"Weight", "A change within some days", []string{"By how much?", "2", "In how many days?", "three"}, "Write how many days, in figures."},
		"set in the future":    {"Weight", "Under a number", []string{"Weight, under", "80", "Set on", "May 2031"}, "May 2031 is still to come. Check the date."},
		"a date that is not":   {"Weight", "Under a number", []string{"Weight, under", "80", "Look at it again on", "31 June 2027"}, "There is no 31 June 2027."},
		"another unit's value": {"Blood glucose", "Under a number", []string{"Glucose, under", "126"}, "mg/dL"},
	} {
		t.Run(name, func(t *testing.T) {
			k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
			k.newTarget(c.measure)
			if c.kind != "" {
				k.Tap(c.kind)
			}
			k.fill(c.typed...)
			k.Tap("Save")
			k.Says(c.says)
			if len(k.read().Of(careplan.KindTarget)) != 0 {
				t.Error("it was saved")
			}
			for i := 0; i < len(c.typed); i += 2 {
				if got := k.Typed(c.typed[i]); got != c.typed[i+1] {
					t.Errorf("the form says %q, not %q", got, c.typed[i+1])
				}
			}
		})
	}
}

// No number stands in the form that somebody could take for advice.
func TestTheFormOfATargetSuggestsNoNumber(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	for _, id := range []measure.ID{measure.BloodPressure, measure.Glucose, measure.HbA1c, measure.Weight, measure.Pain} {
		k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget, Measure: id})
		for _, kind := range []string{"", "Under a number", "At least a number", "From one number to another", "A change within some days"} {
			if kind != "" && k.Has(kind) {
				k.Tap(kind)
			}
			words := strings.NewReplacer("HbA1c", "", "of 10", "").Replace(k.Words())
			if at := strings.IndexAny(words, "0123456789"); at >= 0 {
				t.Errorf("%s, %s: the form says %q", id, kind, words[max(at-20, 0):])
			}
		}
	}
}

func TestATargetIsSettledStoppedAndTakenBackLikeAnyEntry(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "71")}})
	before := seen(k.entry(id))
	k.differ(id, before, careplan.Active, &careplan.Target{Common: careplan.Common{SaidBy: "Nurse Dhillon"}, Role: "nurse",
		Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("67", "70")}})
	k.differ(id, before, careplan.Active, &careplan.Target{Common: careplan.Common{SaidBy: "Dr Hughes"},
		Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("66", "70")}})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindTarget})
	k.Says("Check this")
	k.Go(shell.Route{Place: shell.Item, Kind: careplan.KindTarget, Entry: id})
	k.Says("Two versions of one target", "Set by Nurse Dhillon, nurse", "Set by Dr Hughes")
	k.SaysNot("bottle")
	k.Tap("Keep this one")
	k.Agree()
	kept := k.entry(id)
	if kept.Conflict() {
		t.Fatal("it is not settled")
	}
	k.open(shell.EndItem, id)
	k.SaysNot("Message in a Bottle")
	k.Type("Why is it no longer a target?", "Other tablets")
	k.Tap("No longer a target")
	if e := k.entry(id); e.Active() || len(k.read().Targets(measure.Weight)) != 0 {
		t.Error("it still counts")
	}
	k.Says("In the past Weight 66 to 70 kg Other tablets No longer a target")
	k.Undo()
	if e := k.entry(id); !e.Active() || !careplan.SameContent(e.Latest().Content, kept.Latest().Content) {
		t.Errorf("undoing makes %+v of %+v", e.Latest().Content, kept.Latest().Content)
	}
}

func TestTargetsForOneMeasureStandTogether(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	for _, target := range []*careplan.Target{
		{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "71")}},
		{Measure: measure.Pulse, Unit: measure.PerMinute, Ranges: []measure.Range{under("100")}},
		{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.Whole(2), Days: 3}},
	} {
		k.give(target)
	}
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindTarget})
	words := k.Words()
	if strings.Index(words, "Pulse under") < strings.Index(words, "Weight 2 kg up") {
		t.Errorf("they stand apart:\n%s", words)
	}
}

// A measure of a newer program can be read about, and is not edited by guess.
func TestATargetForAnUnknownMeasureIsShownAndKept(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Target{Measure: "gait-speed", Unit: "m/s", Ranges: []measure.Range{{Low: measure.MustNumber("0.8")}}})
	k.open(shell.Item, id)
	k.Says("0.8 m/s or more")
	k.open(shell.EditItem, id)
	k.Says("This measure is not known here")
}
