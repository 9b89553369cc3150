package session_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

const passphrase = "kettle orchard window pebble"

// place is where one installation keeps its vault, and its marks.
type place struct{ root string }

func (p place) vault() string { return filepath.Join(p.root, "vault") }

// session is a new run of the program there.
func (p place) session(t *testing.T) *session.Session {
	t.Helper()
	s := session.New(session.Options{
		Dir: p.vault(), Marks: filepath.Join(p.root, "marks"), Device: "computer",
		KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1},
	})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	ok(t, s.Open())
	return s
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// begun is a session on a new vault that holds Grace's plan.
func begun(t *testing.T) (s *session.Session, p place, code vault.RecoveryCode, plan string) {
	t.Helper()
	p = place{t.TempDir()}
	s = p.session(t)
	code, err := s.Create(t.Context(), []byte(passphrase))
	ok(t, err)
	plan, err = s.Found(t.Context(), careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient},
		careplan.Person{FullName: "Grace Okafor"})
	ok(t, err)
	return s, p, code, plan
}

func addAllergy(t *testing.T, s *session.Session, plan, substance string) {
	t.Helper()
	_, err := s.Save(t.Context(), plan, record.Change{
		Status: careplan.Active, Source: careplan.SourcePatient, Content: &careplan.Allergy{Substance: substance},
	})
	ok(t, err)
}

// allergies are the substances that the plan names.
func allergies(t *testing.T, s *session.Session, planID string) []string {
	t.Helper()
	plan, err := s.Plan(t.Context(), planID)
	ok(t, err)
	var found []string
	for _, e := range plan.Of(careplan.KindAllergy) {
		found = append(found, e.Latest().Content.Title())
	}
	return found
}

func TestBeforeThereIsAVaultNothingIsRead(t *testing.T) {
	s := place{t.TempDir()}.session(t)
	if s.Exists() || !s.Locked() || s.Wait() != 0 || s.RecoveryCodeConfirmed() {
		t.Error("a folder without a vault is taken for one")
	}
	is(t, s.Unlock(t.Context(), []byte(passphrase)), vault.ErrClosed)
	_, err := s.Plans(t.Context())
	is(t, err, vault.ErrLocked)
	ok(t, s.Lock())
}

func TestALockedVaultGivesNothingAway(t *testing.T) {
	s, _, _, plan := begun(t)
	ok(t, s.Lock())
	ctx := t.Context()
	for name, ask := range map[string]func() error{
		"plans": func() error { _, err := s.Plans(ctx); return err },
		"plan":  func() error { _, err := s.Plan(ctx, plan); return err },
		"entry": func() error { _, err := s.Entry(ctx, plan, "x"); return err },
		"readings": func() error {
			_, err := s.Readings(ctx, plan, measure.Weight, time.Time{}, time.Time{})
			return err
		},
		"latest":        func() error { _, err := s.Latest(ctx, plan); return err },
		"week":          func() error { _, err := s.WeekReadings(ctx, plan, "x"); return err },
		"withdrawn":     func() error { _, err := s.Withdrawn(ctx, plan, measure.Weight, 1); return err },
		"same":          func() error { _, err := s.Same(ctx, plan, careplan.Point{}); return err },
		"known":         func() error { _, err := s.Known(ctx, plan); return err },
		"import":        func() error { _, err := s.Import(ctx, plan, &careplan.Import{}, nil); return err },
		"history":       func() error { _, err := s.History(ctx, plan, "x"); return err },
		"found":         func() error { _, err := s.Found(ctx, careplan.Member{}, careplan.Person{}); return err },
		"save":          func() error { _, err := s.Save(ctx, plan); return err },
		"keyboard":      func() error { _, err := s.Keyboard(ctx); return err },
		"set keyboard":  func() error { return s.SetKeyboard(ctx, "Grace") },
		"setting":       func() error { _, err := s.Setting(ctx, "x"); return err },
		"set setting":   func() error { return s.SetSetting(ctx, "x", "y") },
		"draft":         func() error { _, _, err := s.Draft(ctx, "x"); return err },
		"save draft":    func() error { return s.SaveDraft(ctx, "x", nil) },
		"drop draft":    func() error { return s.DropDraft(ctx, "x") },
		"clock":         func() error { _, _, err := s.ClockProblem(ctx); return err },
		"key":           func() error { _, err := s.RawKey(); return err },
		"new code":      func() error { _, err := s.NewRecoveryCode(ctx); return err },
		"new key":       func() error { _, err := s.Rekey(ctx, []byte(passphrase), nil); return err },
		"confirm":       s.ConfirmRecoveryCode,
		"change of key": func() error { return s.ChangePassphrase(ctx, []byte(passphrase), []byte("another one altogether")) },
	} {
		if err := ask(); !errors.Is(err, vault.ErrLocked) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLockingBreaksAnImportOff(t *testing.T) {
	s, _, _, plan := begun(t)
	started, locked := make(chan bool), make(chan error)
	go func() {
		<-started
		locked <- s.Lock()
	}()
	at := time.Date(2026, time.May, 14, 7, 50, 0, 0, time.UTC)
	imp := careplan.Import{Format: "Withings", File: "weight.csv"}
	_, err := s.Import(t.Context(), plan, &imp, func(take func(*careplan.Reading) (bool, error)) error {
		for i := 0; ; i++ {
			at = at.Add(time.Minute)
			_, err := take(&careplan.Reading{Measure: measure.Weight, At: at, Amounts: []measure.Amount{measure.Of("81.5", measure.Kilogram)}})
			if err != nil {
				return err
			}
			if i == 10 {
				close(started)
			}
		}
	})
	is(t, err, vault.ErrLocked)
	ok(t, <-locked)
	ok(t, s.Unlock(t.Context(), []byte(passphrase)))
	if there, err := s.Readings(t.Context(), plan, measure.Weight, time.Time{}, time.Time{}); err != nil || len(there) != 0 {
		t.Errorf("%d readings of half a file, %v", len(there), err)
	}
}

func TestWhatWasWrittenIsThereAfterUnlocking(t *testing.T) {
	s, p, code, plan := begun(t)
	addAllergy(t, s, plan, "Penicillin")
	ok(t, s.Lock())
	is(t, s.Unlock(t.Context(), []byte("not this one at all")), vault.ErrWrongPassphrase)
	if !s.Locked() {
		t.Fatal("a wrong passphrase opened it")
	}
	ok(t, s.Unlock(t.Context(), []byte(passphrase)))
	if got := allergies(t, s, plan); len(got) != 1 || got[0] != "Penicillin" {
		t.Errorf("allergies %q", got)
	}
	ok(t, s.Close())

	next := p.session(t)
	ok(t, next.UnlockWithCode(t.Context(), string(code)))
	if got := allergies(t, next, plan); len(got) != 1 || got[0] != "Penicillin" {
		t.Errorf("with the recovery code: allergies %q", got)
	}
}

func TestASecondProgramIsToldThatTheVaultIsOpen(t *testing.T) {
	s, p, _, _ := begun(t)
	second := session.New(session.Options{Dir: p.vault()})
	is(t, second.Open(), vault.ErrInUse)
	ok(t, s.Close())
	ok(t, second.Open())
	ok(t, second.Close())
}

func TestANewKeyMakesAllOldCodesUseless(t *testing.T) {
	s, p, old, plan := begun(t)
	addAllergy(t, s, plan, "Penicillin")
	oldSlots, err := os.ReadFile(filepath.Join(p.vault(), "slots.json"))
	ok(t, err)
	oldKey, err := s.RawKey()
	ok(t, err)

	var done, total int64
	fresh, err := s.Rekey(t.Context(), []byte(passphrase), func(d, of int64) { done, total = d, of })
	ok(t, err)
	if fresh == "" || fresh == old {
		t.Fatalf("the new recovery code is %d letters, and the same: %v", len(fresh), fresh == old)
	}
	if done == 0 || done != total {
		t.Errorf("progress ends at %d of %d", done, total)
	}
	if key, err := s.RawKey(); err != nil || key == oldKey {
		t.Errorf("the key stays the same (%v)", err)
	}
	if got := allergies(t, s, plan); len(got) != 1 {
		t.Errorf("allergies %q", got)
	}
	addAllergy(t, s, plan, "Latex")
	ok(t, s.Lock())
	is(t, s.UnlockWithCode(t.Context(), string(old)), vault.ErrWrongCode)
	ok(t, s.UnlockWithCode(t.Context(), string(fresh)))
	ok(t, s.Close())

	// Somebody puts the slot file of before back, and knows what opened it.
	for _, name := range []string{"slots.json", "slots-copy.json"} {
		ok(t, os.WriteFile(filepath.Join(p.vault(), name), oldSlots, 0o600))
	}
	thief := p.session(t)
	if err := thief.UnlockWithCode(t.Context(), string(old)); err == nil {
		t.Error("the old slot file and the old code open the plan")
	}
	if err := thief.Unlock(t.Context(), []byte(passphrase)); err == nil {
		t.Error("the old slot file opens the plan")
	}
}

func TestAWrongPassphraseChangesNoKey(t *testing.T) {
	s, _, code, plan := begun(t)
	addAllergy(t, s, plan, "Penicillin")
	fresh, err := s.Rekey(t.Context(), []byte("not this one at all"), nil)
	is(t, err, vault.ErrWrongPassphrase)
	if fresh != "" {
		t.Error("there is a new code")
	}
	if got := allergies(t, s, plan); len(got) != 1 {
		t.Errorf("the plan is not shown as before: %q", got)
	}
	ok(t, s.Lock())
	ok(t, s.UnlockWithCode(t.Context(), string(code)))
}

func TestAStoppedChangeOfKeyLeavesEverythingAsItWas(t *testing.T) {
	s, _, code, plan := begun(t)
	addAllergy(t, s, plan, "Penicillin")
	ctx, stop := context.WithCancel(t.Context())
	fresh, err := s.Rekey(ctx, []byte(passphrase), func(int64, int64) { stop() })
	is(t, err, context.Canceled)
	if fresh != "" || s.Locked() {
		t.Error("it was stopped, and yet something changed")
	}
	if got := allergies(t, s, plan); len(got) != 1 {
		t.Errorf("allergies %q", got)
	}
	ok(t, s.Lock())
	ok(t, s.UnlockWithCode(t.Context(), string(code)))
}

// Each unlocking and each new key brings another record. Who follows the plan
// need not know.
func TestWhoFollowsThePlanFollowsItAcrossRecords(t *testing.T) {
	s, _, _, plan := begun(t)
	heard := 0
	cancel := s.Subscribe(func(c record.Changed) {
		if c.Plan == plan {
			heard++
		}
	})
	addAllergy(t, s, plan, "Penicillin")
	if heard != 1 {
		t.Fatalf("heard %d of 1", heard)
	}
	_, err := s.Rekey(t.Context(), []byte(passphrase), nil)
	ok(t, err)
	addAllergy(t, s, plan, "Latex")
	if heard != 2 {
		t.Errorf("after the change of key, heard %d of 2", heard)
	}
	ok(t, s.Lock())
	ok(t, s.Unlock(t.Context(), []byte(passphrase)))
	addAllergy(t, s, plan, "Nuts")
	if heard != 3 {
		t.Errorf("after unlocking, heard %d of 3", heard)
	}
	cancel()
	addAllergy(t, s, plan, "Eggs")
	if heard != 3 {
		t.Error("it goes on after the end")
	}
}

// hands counts the chains that the revisions in a closed vault stand on.
func (p place) hands(t *testing.T) (n int) {
	t.Helper()
	v, err := vault.Open(p.vault(), vault.Options{MarkPath: filepath.Join(p.root, "marks"), Migrations: record.Migrations()})
	ok(t, err)
	defer func() { ok(t, v.Close()) }()
	ok(t, v.Unlock(t.Context(), []byte(passphrase)))
	ok(t, v.DB().QueryRow("SELECT count(DISTINCT replica) FROM revision").Scan(&n))
	return n
}

func TestACopiedVaultWritesWithAHandOfItsOwn(t *testing.T) {
	s, first, _, plan := begun(t)
	addAllergy(t, s, plan, "Penicillin")
	ok(t, s.Close())
	copied := place{t.TempDir()}
	ok(t, os.CopyFS(copied.vault(), os.DirFS(first.vault())))

	for _, p := range []place{first, copied} {
		s := p.session(t)
		ok(t, s.Unlock(t.Context(), []byte(passphrase)))
		addAllergy(t, s, plan, "Latex")
		if got := allergies(t, s, plan); len(got) != 2 {
			t.Errorf("allergies %q", got)
		}
		ok(t, s.Close())
	}
	if n := copied.hands(t); n != 2 {
		t.Errorf("the copy writes on the chain that it was copied from: %d", n)
	}
	if n := first.hands(t); n != 1 {
		t.Errorf("the vault that stayed where it was took another hand: %d", n)
	}
}

// A folder for marks that can't be written is no reason to keep anybody from
// their plan, and none to write on a chain that another copy may go on with.
func TestWithoutAMarkThePlanIsReadAndWrittenAsACopyIs(t *testing.T) {
	s, p, _, plan := begun(t)
	addAllergy(t, s, plan, "Penicillin")
	ok(t, s.Close())
	marks := filepath.Join(p.root, "marks")
	ok(t, os.RemoveAll(marks))
	ok(t, os.WriteFile(marks, []byte("a file where the folder should be"), 0o600))

	again := p.session(t)
	ok(t, again.Unlock(t.Context(), []byte(passphrase)))
	addAllergy(t, again, plan, "Latex")
	if got := allergies(t, again, plan); len(got) != 2 {
		t.Errorf("allergies %q", got)
	}
	ok(t, again.Close())
	if n := p.hands(t); n != 2 {
		t.Errorf("%d chains instead of 2", n)
	}
}

func TestAClockThatIsFarOffIsNoticed(t *testing.T) {
	root := t.TempDir()
	now := time.Date(2031, time.May, 14, 10, 0, 0, 0, time.UTC)
	s := session.New(session.Options{
		Dir: filepath.Join(root, "vault"), Device: "computer",
		KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}, Now: func() time.Time { return now },
	})
	t.Cleanup(func() { ok(t, s.Close()) })
	_, err := s.Create(t.Context(), []byte(passphrase))
	ok(t, err)
	_, err = s.Found(t.Context(), careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient}, careplan.Person{FullName: "Grace Okafor"})
	ok(t, err)
	if _, far, err := s.ClockProblem(t.Context()); err != nil || far {
		t.Fatalf("far off: %v (%v)", far, err)
	}
	wrote := now
	now = now.AddDate(-5, 0, 0)
	latest, far, err := s.ClockProblem(t.Context())
	if err != nil || !far || !latest.Equal(wrote) {
		t.Errorf("five years behind: %v, %v, %v", latest, far, err)
	}
}
