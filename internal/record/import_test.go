package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// morning is on the n-th day of the readings of these tests.
func morning(n int) time.Time { return time.Date(2026, 5, 14+n, 7, 50, 0, 0, london) }

func TestAnImportThatFailsLeavesNothing(t *testing.T) {
	broken := errors.New("the file is another than before")
	leaving, leave := context.WithCancel(ctx)
	for _, c := range []struct {
		name string
		ctx  context.Context
		each func(d *device, take func(*careplan.Reading) (bool, error)) error
		want error
	}{
		{"the file", ctx, func(d *device, take func(*careplan.Reading) (bool, error)) error { return broken }, broken},
		{"somebody who has had enough", leaving, func(d *device, take func(*careplan.Reading) (bool, error)) error {
			leave()
			return nil
		}, context.Canceled},
		{"a reading that is too long", ctx, func(d *device, take func(*careplan.Reading) (bool, error)) error {
			r := weight(morning(1000), "81.5")
			r.Note = strings.Repeat("long ", 15_000)
			taken, err := take(r)
			if taken || err == nil {
				t.Error("it was taken")
			}
			return nil // an importer that does not listen
		}, ErrTooLong},
		{"the vault being locked", ctx, func(d *device, take func(*careplan.Reading) (bool, error)) error {
			closed := make(chan error)
			go func() { closed <- d.Record.Close() }()
			t.Cleanup(func() {
				if err := <-closed; err != nil {
					t.Error(err)
				}
			})
			for i := 0; ; i++ {
				if _, err := take(weight(morning(0).Add(time.Duration(i)*time.Hour*24*400), "81.5")); err != nil {
					return err
				}
			}
		}, ErrNotSaved},
		{"a full disk", ctx, func(d *device, take func(*careplan.Reading) (bool, error)) error {
			for i := range 100_000 {
				if _, err := take(weight(morning(500+i), "81.5")); err != nil {
					return err
				}
			}
			return nil
		}, sqlcipher.ErrFull},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDevice(t, "a")
			plan := d.found(t, graceHerself(), grace())
			d.save(t, plan, Change{Content: weight(morning(0), "80.0")})
			if c.want == sqlcipher.ErrFull {
				d.pragma(t, `PRAGMA max_page_count = 200`)
			}
			before := d.dump(t)
			told := 0
			d.Subscribe(func(Changed) { told++ })
			imp := careplan.Import{Format: "Omron connect", File: "omron.csv", Taken: 7}
			entry, err := d.Import(c.ctx, plan, &imp, func(take func(*careplan.Reading) (bool, error)) error {
				for i := range 2 * history.SealEvery {
					if _, err := take(weight(morning(1+i), "81.5")); err != nil {
						return err
					}
				}
				return c.each(d, take)
			})
			if !errors.Is(err, c.want) || entry != "" || imp.Taken != 7 {
				t.Fatalf("entry %q, %+v, %v, want %v", entry, imp, err, c.want)
			}
			if c.want != broken && c.want != ErrTooLong && !errors.Is(err, ErrNotSaved) {
				t.Errorf("%v, want ErrNotSaved", err)
			}
			if d.dump(t) != before || told > 0 {
				t.Errorf("something of it is there, or was announced (%d)", told)
			}
			d.reopen(t)
			d.verify(t)
			d.importing(t, plan, weight(morning(1), "81.5"))
			d.verify(t)
		})
	}
}

func TestALongImportIsSealedInStretchesAndAnnounced(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	file := make([]*careplan.Reading, 3*history.SealEvery)
	for i := range file {
		file[i] = weight(morning(i), "81.5")
	}
	var told []Changed
	d.Subscribe(func(c Changed) { told = append(told, c) })
	d.importing(t, plan, file...)
	if want := (Changed{Plan: plan, Kinds: []careplan.Kind{careplan.KindImport, careplan.KindReading}}); fmt.Sprint(told) != fmt.Sprint([]Changed{want}) {
		t.Errorf("announced %v, want %v", told, want)
	}
	d.verify(t)
	set, err := d.Set(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	if _, seals := set.All(); len(seals) < 4 {
		t.Errorf("%d seals", len(seals))
	}
	d.save(t, plan, Change{Content: weight(morning(-1), "81.5")}) // the chain goes on
	d.verify(t)
}

// Somebody takes in the whole file of their device every week.
func TestAFileThatComesAgainBringsNothingBack(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	file := []*careplan.Reading{weight(morning(0), "81.5"), weight(morning(1), "812"), weight(morning(2), "18.9"), weight(morning(3), "81.7")}
	d.importing(t, plan, file...)
	there := d.readings(t, plan, measure.Weight)
	d.save(t, plan,
		Change{Entry: there[1].Entry, Content: weight(morning(1), "81.2")},
		Change{Entry: there[2].Entry, Status: careplan.EnteredInError, Content: file[2]})
	d.verify(t)
	file = append(file, weight(morning(4), "81.8"))
	known, err := d.Known(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range file {
		if known.Has(r) != (i < 4) {
			t.Errorf("reading %d: known %t", i, known.Has(r))
		}
	}
	entry, imp := d.importing(t, plan, file...)
	if imp.Taken != 1 || imp.Duplicates != 4 {
		t.Errorf("%+v", imp)
	}
	if got := amounts(d.readings(t, plan, measure.Weight)); got != "[81.5 kg 81.2 kg 81.7 kg 81.8 kg]" {
		t.Error(got)
	}
	// Taken back, it may come once more.
	d.save(t, plan, Change{Entry: entry, Status: careplan.EnteredInError, Content: &imp})
	if known, err = d.Known(ctx, plan); err != nil || known.Has(file[4]) || !known.Has(file[1]) {
		t.Error("after it was taken back the preview counts its reading still", err)
	}
	if _, imp = d.importing(t, plan, file...); imp.Taken != 1 {
		t.Errorf("after it was taken back: %+v", imp)
	}
	d.verify(t)
}

// A screen beside an import shows what was there before it.
func TestAnImportOnItsWayIsNotSeen(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	imp := careplan.Import{Format: "Omron connect", File: "omron.csv"}
	_, err := d.Import(ctx, plan, &imp, func(take func(*careplan.Reading) (bool, error)) error {
		for i := range 10 {
			if _, err := take(weight(morning(i), "81.5")); err != nil {
				return err
			}
			if there := d.readings(t, plan, measure.Weight); len(there) != 0 {
				t.Fatalf("%d readings are seen", len(there))
			}
		}
		return nil
	})
	if err != nil || len(d.readings(t, plan, measure.Weight)) != 10 {
		t.Error(err)
	}
}

func TestAnImportLeavesNoLargeLog(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.importing(t, plan, series(2000)...)
	log, err := os.Stat(d.path + "-wal")
	if err != nil || log.Size() > 0 {
		t.Errorf("the log has %d bytes, %v", log.Size(), err)
	}
}

func TestAnImportThatSomebodyTookBackAndSomebodyKeptIsToBeChecked(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	entry, imp := d.importing(t, plan, weight(morning(0), "81.5"))
	c := d.copyTo(t, "b")
	c.save(t, plan, Change{Entry: entry, Status: careplan.EnteredInError, Content: &imp})
	imp.File = "weight of May.csv"
	d.save(t, plan, Change{Entry: entry, Content: &imp})
	meet(t, plan, d, c)
	for _, one := range []*device{d, c} {
		if got := one.readings(t, plan, measure.Weight); len(got) != 1 || !got[0].Check {
			t.Errorf("%+v", got)
		}
	}
}

func TestAnImportKeepsFewPagesAndLeavesTheRestAsManyAsBefore(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	if n := len(d.connections.idle); n != 1 {
		t.Fatalf("%d connections are idle, want the one", n)
	}
	c := d.connections.idle[0]
	kept := func() (size int) {
		t.Helper()
		if err := c.conn.QueryRowContext(ctx, `PRAGMA cache_size`).Scan(&size); err != nil {
			t.Fatal(err)
		}
		return size
	}
	before := kept()
	for i, end := range []error{nil, errors.New("the file is another than before"), nil} {
		during := 0
		_, err := d.Import(ctx, plan, &careplan.Import{}, func(take func(*careplan.Reading) (bool, error)) error {
			_, err := take(weight(morning(i), "81.5"))
			during = kept()
			return errors.Join(err, end)
		})
		if !errors.Is(err, end) {
			t.Fatal(err)
		}
		if during >= 0 || during <= before {
			t.Errorf("%d: a cache of %d during the import, %d before (less than 0: in KiB)", i, during, before)
		}
		if after := kept(); after != before {
			t.Errorf("%d: a cache of %d after the import, %d before", i, after, before)
		}
	}
	if _, err := d.Known(ctx, plan); err != nil {
		t.Fatal(err)
	}
	if after := kept(); after != before {
		t.Errorf("a cache of %d after looking what is there, %d before", after, before)
	}
}

// Whoever stops an import because the disk fills up wants the room back.
func TestAnImportThatIsStoppedLeavesNoLargeLog(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	stopped := errors.New("somebody had enough")
	_, err := d.Import(ctx, plan, &careplan.Import{}, func(take func(*careplan.Reading) (bool, error)) error {
		// More than SQLite holds back before it writes.
		for i := range 20_000 {
			if _, err := take(weight(morning(i), "81.5")); err != nil {
				return err
			}
		}
		if log, err := os.Stat(d.path + "-wal"); err != nil || log.Size() < 1<<20 {
			t.Errorf("the import wrote nothing that could be left: %v", err)
		}
		return stopped
	})
	if !errors.Is(err, stopped) {
		t.Fatal(err)
	}
	if log, err := os.Stat(d.path + "-wal"); err != nil || log.Size() > 0 {
		t.Errorf("the log has %d bytes, %v", log.Size(), err)
	}
}
