package record

import (
	"context"
	"errors"
	"fmt"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// Found begins a plan: me, its first member, and the person whose plan it is,
// in one transaction. me.Device may be empty, for Options.Device; me.Role is
// that of a patient or a carer. It answers the plan's id.
func (r *Record) Found(ctx context.Context, me careplan.Member, person careplan.Person) (string, error) {
	device := me.Device
	if device == "" {
		device = r.o.Device
	}
	var id string
	err := r.write(ctx, func(tx *transaction) error {
		if err := tx.settle(); err != nil {
			return err
		}
		w, revs, _, err := history.Found(r.o.Rand, tx.now, history.Person{
			Name: me.Name, Role: history.Role(me.Role), Device: device,
		})
		if errors.Is(err, history.ErrRole) {
			return fmt.Errorf("%w: %w", ErrContent, err)
		}
		if err != nil {
			return notSaved(err)
		}
		defer w.Wipe()
		about, err := first(tx, w, &person)
		if err != nil {
			return err
		}
		seal, err := w.Seal()
		if err != nil {
			return notSaved(err)
		}
		p, err := tx.begin(w.Plan())
		if err != nil {
			return err
		}
		id = p.id.String()
		if err := tx.keepHand(p, w); err != nil {
			return err
		}
		return tx.merge(p, append(revs, about), []history.Seal{seal})
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// first writes a new entry.
func first(tx *transaction, w *history.Writer, c careplan.Content) (history.Revision, error) {
	body, err := encode(c)
	if err != nil {
		return history.Revision{}, err
	}
	entry, err := history.NewEntryID(tx.r.o.Rand)
	if err != nil {
		return history.Revision{}, notSaved(err)
	}
	rev, err := w.Append(history.Draft{
		Entry: entry, Kind: string(c.Kind()), Status: history.StatusActive, Body: body, At: tx.now,
	})
	return rev, notSaved(err)
}
