package record

import (
	"fmt"
	"sync"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Screens read while others save: every reader sees whole saves.
func TestReadersSeeWholeSaves(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "x"}}, Change{Content: &careplan.Diagnosis{Name: "x"}})
	d.Record.o.Now = testStart.UTC // the usual clock of these tests is one goroutine's
	var writers, all sync.WaitGroup
	done := make(chan struct{})
	for w := range 2 {
		writers.Go(func() {
			for n := range 15 {
				word := fmt.Sprint(w, n)
				_, err := d.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: word}}, Change{Content: &careplan.Diagnosis{Name: word}})
				if err == nil {
					err = d.SaveDraft(ctx, word, []byte(word))
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 2 {
		all.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				p, err := d.Plan(ctx, plan)
				if err != nil {
					t.Error(err)
					return
				}
				if a, b := len(p.Of(careplan.KindAllergy)), len(p.Of(careplan.KindDiagnosis)); a != b {
					t.Errorf("half of a save shows: %d allergies, %d diagnoses", a, b)
				}
			}
		})
	}
	writers.Wait()
	close(done)
	all.Wait()
	if n := len(d.plan(t, plan).Of(careplan.KindAllergy)); n != 31 {
		t.Errorf("%d allergies, want 31", n)
	}
	d.verify(t)
}
