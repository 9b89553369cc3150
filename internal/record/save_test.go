package record

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

func TestAnEditTakesThePlaceOfWhatItsAuthorSaw(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Medicine{Name: "Ramipril", Strength: "2.5 mg"}})[0]
	first := d.entry(t, plan, id).Latest()
	d.save(t, plan, Change{Entry: id, Parents: []string{first.Revision}, Content: &careplan.Medicine{Name: "Ramipril", Strength: "5 mg"}})
	d.save(t, plan, Change{
		Entry: id, Status: careplan.Stopped,
		Content: &careplan.Medicine{Common: careplan.Common{Reason: "cough"}, Name: "Ramipril", Strength: "5 mg"},
	})
	e := d.entry(t, plan, id)
	if e.Conflict() || e.Latest().Status != careplan.Stopped || e.Active() {
		t.Fatalf("after it was stopped: %+v", e)
	}
	past, err := d.History(ctx, plan, id)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, v := range past {
		said = append(said, string(v.Status)+" "+v.Content.(*careplan.Medicine).Strength+" by "+v.Typed.Name)
	}
	want := []string{"stopped 5 mg by Grace Okafor", "active 5 mg by Grace Okafor", "active 2.5 mg by Grace Okafor"}
	if !slices.Equal(said, want) {
		t.Errorf("history %q, want %q", said, want)
	}
	d.verify(t)
}

// Two forms open on the same entry: the second to save had not seen what the
// first saved.
func TestAHeadThatThePersonDidNotSeeStaysOne(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Penicillin"}})[0]
	shown := d.entry(t, plan, id).Latest().Revision
	d.save(t, plan, Change{Entry: id, Parents: []string{shown}, Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "rash"}})
	d.save(t, plan, Change{Entry: id, Parents: []string{shown}, Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis"}})
	e := d.entry(t, plan, id)
	if len(e.Heads) != 2 {
		t.Fatalf("%d heads, want 2", len(e.Heads))
	}
	d.verify(t)
	d.save(t, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "rash, then anaphylaxis"}})
	if e := d.entry(t, plan, id); e.Conflict() {
		t.Errorf("still a conflict after a revision that saw both: %+v", e)
	}
	d.verify(t)
}

func TestHeadsThatSayTheSameAreShownAsOneAndSupersededTogether(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Diagnosis{Name: "Asthma"}})[0]
	shown := d.entry(t, plan, id).Latest().Revision
	for range 2 {
		d.save(t, plan, Change{Entry: id, Parents: []string{shown}, Content: &careplan.Diagnosis{Name: "Asthma", Note: "since school"}})
	}
	e := d.entry(t, plan, id)
	if len(e.Heads) != 1 {
		t.Fatalf("%d heads shown, want 1", len(e.Heads))
	}
	d.save(t, plan, Change{Entry: id, Parents: []string{e.Latest().Revision}, Content: &careplan.Diagnosis{Name: "Asthma", Note: "mild"}})
	if e := d.entry(t, plan, id); len(e.Heads) != 1 || e.Latest().Content.(*careplan.Diagnosis).Note != "mild" {
		t.Errorf("the head that was not shown came back: %+v", e.Heads)
	}
	d.verify(t)
}

func TestWhatIsNotKnownIsCarriedThroughAnEdit(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Allergy{
		Common: careplan.Common{Unknown: jsontext.Value(`{"certainty":"likely"}`)}, Substance: "Latex",
	}})[0]
	edit := &careplan.Allergy{Substance: "Latex", Reaction: "rash"}
	d.save(t, plan, Change{Entry: id, Content: edit})
	got := d.entry(t, plan, id).Latest().Content.(*careplan.Allergy)
	if string(got.Unknown) != `{"certainty":"likely"}` || got.Reaction != "rash" {
		t.Errorf("after the edit: %+v", got)
	}
	if len(edit.Unknown) != 0 {
		t.Error("the caller's own value was changed")
	}
}

func TestAnEntryOfANewerVersionIsShownAndNotEdited(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})[0]
	// A newer program on the same device: only its version differs here.
	if _, err := d.db.Exec(`UPDATE revision SET v = 2 WHERE kind = 'allergy'`); err != nil {
		t.Fatal(err)
	}
	if v := d.entry(t, plan, id).Latest(); v.Absent != careplan.Newer || v.Content != nil {
		t.Errorf("shown as %+v", v)
	}
	if _, err := d.Save(ctx, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "x"}}); !errors.Is(err, ErrNewer) {
		t.Errorf("an edit gave %v, want ErrNewer", err)
	}
}

func TestSaveRefusesWhatDoesNotFit(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	other := d.found(t, graceHerself(), careplan.Person{FullName: "Samuel Okafor"})
	allergy := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})[0]
	revision := d.entry(t, plan, allergy).Latest().Revision
	latex := &careplan.Allergy{Substance: "Latex"}
	elsewhere := d.save(t, other, Change{Content: latex})[0]
	for _, c := range []struct {
		name   string
		plan   string
		change Change
		want   error
	}{
		{"a plan that is not here", strings.Repeat("a", 64), Change{Content: latex}, ErrNoPlan},
		{"something that is no id", "x", Change{Content: latex}, ErrNoPlan},
		{"an entry of another plan", plan, Change{Entry: elsewhere, Content: latex}, ErrNoEntry},
		{"a parent of another entry", plan, Change{Entry: d.plan(t, plan).Entries[0].ID, Parents: []string{revision}, Content: &careplan.Person{FullName: "G"}}, ErrNoEntry},
		{"no content", plan, Change{}, ErrContent},
		{"another kind", plan, Change{Entry: allergy, Content: &careplan.Alert{About: "x", Text: "y"}}, ErrContent},
		{"a status that there is not", plan, Change{Status: "gone", Content: latex}, ErrContent},
		{"a source that there is not", plan, Change{Source: "rumour", Content: latex}, ErrContent},
		{"a second person", plan, Change{Content: &careplan.Person{FullName: "Samuel"}}, ErrSingle},
		{"too much text", plan, Change{Content: &careplan.Alert{About: "x", Text: strings.Repeat("long ", 14_000)}}, ErrTooLong},
	} {
		before := d.dump(t)
		// The first change would do; the second is refused, and so is all.
		_, err := d.Save(ctx, c.plan, Change{Content: &careplan.Diagnosis{Name: "Asthma"}}, c.change)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if d.dump(t) != before {
			t.Errorf("%s: something was kept", c.name)
		}
	}
	// What was refused leaves the chain whole.
	d.save(t, plan, Change{Content: &careplan.Diagnosis{Name: "Gout"}})
	d.verify(t)
}

func TestTenThousandCharactersOfNotesAreKept(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	note := strings.Repeat("naïve 漢字 ", 1000)
	id := d.save(t, plan, Change{Content: &careplan.Diagnosis{Name: "Asthma", Note: note}})[0]
	d.reopen(t)
	if got := d.entry(t, plan, id).Latest().Content.(*careplan.Diagnosis).Note; strings.TrimSpace(got) != strings.TrimSpace(note) {
		t.Errorf("%d of %d bytes came back", len(got), len(note))
	}
}

func TestContactsStandInThePersonsOrder(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.save(t, plan,
		Change{Content: &careplan.Contact{Name: "third", Position: 3}},
		Change{Content: &careplan.Diagnosis{Name: "Asthma"}},
		Change{Content: &careplan.Contact{Name: "first", Position: 1}},
		Change{Content: &careplan.Contact{Name: "last"}},
		Change{Content: &careplan.Contact{Name: "second", Position: 2}},
		Change{Content: &careplan.Diagnosis{Name: "Gout"}},
	)
	var names []string
	for _, k := range []careplan.Kind{careplan.KindContact, careplan.KindDiagnosis} {
		for _, e := range d.plan(t, plan).Of(k) {
			names = append(names, e.Latest().Content.Title())
		}
	}
	if want := []string{"first", "second", "third", "last", "Asthma", "Gout"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestWhoListensHearsAfterTheCommit(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	var heard []Changed
	found := 0
	cancel := d.Subscribe(func(c Changed) {
		heard = append(heard, c)
		found = len(d.plan(t, c.Plan).Of(careplan.KindAllergy)) // it may read, and finds the change
	})
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}}, Change{Content: &careplan.Diagnosis{Name: "Asthma"}})
	if len(heard) != 1 || heard[0].Plan != plan || !slices.Equal(heard[0].Kinds, []careplan.Kind{careplan.KindAllergy, careplan.KindDiagnosis}) || found != 1 {
		t.Errorf("heard %+v with %d allergies", heard, found)
	}
	if _, err := d.Save(ctx, plan, Change{}); err == nil || len(heard) != 1 {
		t.Errorf("a refused change was announced (%v)", err)
	}
	cancel()
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Dust"}})
	if len(heard) != 1 {
		t.Error("heard after the subscription ended")
	}
}

func TestDraftsSettingsAndTheKeyboardSurvive(t *testing.T) {
	d := newDevice(t, "a")
	if _, there, err := d.Draft(ctx, "allergy"); there || err != nil {
		t.Fatal(there, err)
	}
	for _, text := range []string{"Pen", "", "Penicil"} {
		if err := d.SaveDraft(ctx, "allergy", []byte(text)); err != nil {
			t.Fatal(err)
		}
		d.reopen(t)
		if got, there, err := d.Draft(ctx, "allergy"); !there || string(got) != text || err != nil {
			t.Fatalf("%q came back as %q, %t, %v", text, got, there, err)
		}
	}
	if err := errors.Join(d.SaveDraft(ctx, "nothing", nil), d.DropDraft(ctx, "allergy"), d.SetKeyboard(ctx, "Ada"), d.SetSetting(ctx, "lock", "10m")); err != nil {
		t.Fatal(err)
	}
	d.reopen(t)
	if _, there, err := d.Draft(ctx, "allergy"); there || err != nil {
		t.Error("a dropped draft came back", err)
	}
	if name, err := d.Keyboard(ctx); name != "Ada" || err != nil {
		t.Error(name, err)
	}
	if lock, err := d.Setting(ctx, "lock"); lock != "10m" || err != nil {
		t.Error(lock, err)
	}
}

func TestPlansNeverMix(t *testing.T) {
	d := newDevice(t, "a")
	carer := careplan.Member{Name: "Ada Brook", Role: careplan.RoleCarer}
	one := d.found(t, carer, grace())
	two := d.found(t, carer, careplan.Person{FullName: "Samuel Okafor"})
	d.save(t, one, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	if got := d.plan(t, two).Of(careplan.KindAllergy); len(got) != 0 {
		t.Error("an allergy of one plan shows in the other")
	}
	// Nor does it when another device hands it over under the wrong plan.
	set, err := d.Set(ctx, one)
	if err != nil {
		t.Fatal(err)
	}
	revs, seals := set.All()
	before := d.dump(t)
	if err := d.Receive(ctx, two, revs, nil); !errors.Is(err, ErrForeign) {
		t.Errorf("another plan's revisions: %v, want ErrForeign", err)
	}
	if err := d.Receive(ctx, two, nil, seals); !errors.Is(err, ErrForeign) {
		t.Errorf("another plan's seals: %v, want ErrForeign", err)
	}
	if d.dump(t) != before {
		t.Error("something of it was kept")
	}
	d.verify(t)
}

func TestAClockFarAheadIsSaidAndStopsNothing(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.now = testStart.AddDate(73, 0, 0)
	id := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})[0]
	d.now = testStart
	if latest, far, err := d.ClockProblem(ctx); !far || latest.Year() != 2099 || err != nil {
		t.Errorf("latest %v, far %t, %v", latest, far, err)
	}
	d.reopen(t)
	d.save(t, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Latex", Reaction: "rash"}})
	if v := d.entry(t, plan, id).Latest(); v.At.Sub(testStart) > time.Hour || v.Content.(*careplan.Allergy).Reaction != "rash" {
		t.Errorf("the entry now: %+v", v)
	}
	if _, far, err := d.ClockProblem(ctx); far || err != nil {
		t.Errorf("nothing is ahead any more: %t, %v", far, err)
	}
	d.verify(t)
}

func TestOnlyAPatientOrACarerFoundsAPlan(t *testing.T) {
	d := newDevice(t, "a")
	if _, err := d.Found(ctx, careplan.Member{Name: "x", Role: careplan.RoleClinician}, grace()); !errors.Is(err, ErrContent) || !errors.Is(err, history.ErrRole) {
		t.Errorf("a clinician founded a plan: %v", err)
	}
	if plans, err := d.Plans(ctx); len(plans) != 0 || err != nil {
		t.Error(plans, err)
	}
}
