package narrative

import (
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// undoing is what takes saved changes back: by more changes, since nothing is
// ever removed.
//
// The plan is the one that the page was about: when the change is taken back,
// the screen may show another person's.
func (p *Places) undoing(h shell.Host, plan string, back ...record.Change) func() {
	return func() {
		if _, ok := p.save(h, plan, back...); ok {
			h.Say("Undone", nil)
		}
	}
}

// undo takes a saved change back. A new entry becomes one entered in error; a
// changed one says again what it said before. Versions that were settled
// can't be made to disagree again.
func (w *writing) undo(id string, done record.Change, also []record.Change) func() {
	switch {
	case w.before == nil:
		content, err := clone(done.Content)
		if err != nil {
			return nil
		}
		content.Shared().Reason = "Undone straight after saving"
		mistaken := record.Change{Entry: id, Status: careplan.EnteredInError, Source: done.Source, Content: content}
		return w.places.undoing(w.host, w.of.ID, append(also, mistaken)...)
	case len(w.seen) > 1 || w.before.Content == nil:
		return nil
	default:
		return w.places.undoing(w.host, w.of.ID, append(also, restored(w.me, id, *w.before))...)
	}
}

// otherAnswers stops the answers about a section that the one being saved
// takes the place of, and says what would bring them back.
func (w *writing) otherAnswers() (stop, back []record.Change, err error) {
	answer, ok := w.content.(*careplan.Statement)
	if !ok {
		return nil, nil, nil
	}
	for _, e := range w.host.Plan().Of(careplan.KindSection) {
		v := e.Latest()
		other, ok := v.Content.(*careplan.Statement)
		if !ok || e.ID == w.entry || other.Section != answer.Section || v.Status != careplan.Active {
			continue
		}
		change, err := retired(w.me, e.ID, v, "There is another answer now")
		if err != nil {
			return nil, nil, err
		}
		change.Parents = seen(e)
		stop, back = append(stop, change), append(back, restored(w.me, e.ID, v))
	}
	return stop, back, nil
}

// retired stops an answer about a section, for a reason.
func retired(me careplan.Member, entry string, v careplan.Version, reason string) (record.Change, error) {
	ended, err := clone(v.Content)
	if err != nil {
		return record.Change{}, err
	}
	ended.Shared().SaidBy, ended.Shared().Reason = "", reason
	return record.Change{Entry: entry, Parents: []string{v.Revision}, Status: careplan.Stopped,
		Source: ownSource(me.Role), Content: ended}, nil
}

// restored says again what v said, in the name of who said it.
func restored(me careplan.Member, entry string, v careplan.Version) record.Change {
	change := record.Change{Entry: entry, Status: v.Status, Source: v.Source, Content: v.Content}
	// A content that can't be copied can't be saved either, and saving says so.
	if again, err := clone(v.Content); err == nil {
		attribute(again, v, me)
		change.Content = again
	}
	return change
}

// attribute names who said what v says, where that was the one who typed it
// and somebody else now writes it again.
func attribute(again careplan.Content, v careplan.Version, me careplan.Member) {
	again.Shared().SaidBy = saidName(v, me)
}

// saidName names who said what v says, where that is somebody else than me;
// empty where it was me, or the person whom the source names.
func saidName(v careplan.Version, me careplan.Member) string {
	if v.Content == nil {
		return ""
	}
	name := v.Content.Shared().SaidBy
	if name == "" && v.Source == ownSource(v.Typed.Role) && v.Typed.ID != me.ID {
		name = v.Typed.Name
	}
	return name
}
