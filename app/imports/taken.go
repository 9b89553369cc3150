package imports

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// stepTaken is the step of a file that was taken in just now.
const stepTaken = "taken"

// taken is a file that was taken in: what came of it, and the way to take it
// back.
func (p *Places) taken(host shell.Host, r shell.Route) shell.Page {
	plan := host.Plan()
	e, _ := plan.Entry(r.Entry)
	imp, ok := contentOf(e)
	if !ok {
		return shell.Page{
			Title: "A file of readings",
			Body:  kit.Text("What was taken in with this file can't be shown here."),
			Foot:  kit.MainButton("Go back", nil, host.Back),
		}
	}
	page := shell.Page{Title: "A file of readings"}
	var body []fyne.CanvasObject
	undo := kit.PlainButton("Undo this import", nil, func() { p.undo(host, e) })
	switch {
	case !e.Active():
		body = append(body, undone(host, e), outcome(host, imp, e))
		page.Foot = kit.MainButton("Bring these readings back", nil, func() { p.bringBack(host, e) })
	case r.Step == stepTaken:
		page.Title = count(imp.Taken, "reading") + " went into " + whosePlan(plan)
		body = append(body, outcome(host, imp, e))
		body = append(body, trends(host, imp)...)
		body = append(body, undo)
		page.Foot = p.onward(host, kit.MainButton("Go to the readings", nil, func() { host.Go(shell.Route{Place: shell.Readings}) }))
	default:
		body = append(body, outcome(host, imp, e))
		body = append(body, trends(host, imp)...)
		body = append(body, undo)
	}
	page.Body = kit.Stack(body...)
	return page
}

// contentOf is what an entry says of a file; false where it can't be read.
func contentOf(e careplan.Entry) (*careplan.Import, bool) {
	if len(e.Heads) == 0 {
		return nil, false
	}
	imp, ok := e.Latest().Content.(*careplan.Import)
	return imp, ok
}

func undone(host shell.Host, e careplan.Entry) fyne.CanvasObject {
	v := e.Latest()
	return kit.Notice(kit.Warn, "Undone", "Its readings do not count any more. They are kept, and can be brought back. Undone by "+
		typedBy(v)+", "+quote.Moment(v.At.In(host.Now().Location()), host.Now())+".")
}

// outcome says what came of a file.
func outcome(host shell.Host, imp *careplan.Import, e careplan.Entry) fyne.CanvasObject {
	lines := []fyne.CanvasObject{
		kit.Close(kit.Strong(imp.File), kit.Soft(imp.Format)),
		kit.Text(count(imp.Taken, "reading") + " taken in" + when(imp) + "."),
	}
	text := ""
	for _, part := range []struct {
		n    int
		says string
	}{
		{imp.Duplicates, "there already"},
		{imp.Refused, "could not be taken in"},
		{imp.Skipped, "left out"},
	} {
		if part.n > 0 {
			text += " " + number(part.n) + " " + part.says + "."
		}
	}
	if text != "" {
		lines = append(lines, kit.Text("Of "+count(imp.Rows, "row")+" in the file:"+text))
	}
	if e.Active() {
		lines = append(lines, kit.Soft("Taken in by "+typedBy(e.Latest())+", "+quote.Moment(imp.At, host.Now())+"."))
	}
	return kit.Card(lines...)
}

func when(imp *careplan.Import) string {
	if imp.From.IsZero() || imp.To.IsZero() {
		return ""
	}
	return ", " + span(imp.From, imp.To)
}

func typedBy(v careplan.Version) string {
	if v.Typed.Name == "" {
		return "somebody"
	}
	return v.Typed.Name
}

// trends lead to how the measures go that a file brought.
func trends(host shell.Host, imp *careplan.Import) []fyne.CanvasObject {
	if len(imp.Measures) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, id := range imp.Measures {
		rows = append(rows, kit.Row("See how it goes: "+measureName(host.Plan(), id), "", nil, func() {
			host.Go(shell.Route{Place: shell.Trend, Measure: id})
		}))
	}
	return []fyne.CanvasObject{kit.Rows(rows...)}
}

// undo takes a whole import back, by one revision on its own entry.
func (p *Places) undo(host shell.Host, e careplan.Entry) {
	p.mark(host, e, careplan.EnteredInError, "The import was undone", "Undone. Its readings do not count any more.")
}

// bringBack makes the readings of an undone import count again.
func (p *Places) bringBack(host shell.Host, e careplan.Entry) {
	p.mark(host, e, careplan.Active, "", "Its readings count again.")
}

// mark gives an import another status, and offers to give it back the one it
// had. The plan is the one that the page was about: when that is asked for, the
// screen may show another person's.
func (p *Places) mark(host shell.Host, e careplan.Entry, status careplan.Status, reason, says string) {
	plan, before := host.Plan().ID, e.Latest()
	content, _ := contentOf(e)
	change := func(status careplan.Status, reason string, parents []string) record.Change {
		imp := *content
		imp.Reason = reason
		return record.Change{Entry: e.ID, Parents: parents, Status: status, Content: &imp}
	}
	save := func(c record.Change) bool {
		if _, err := p.record.Save(context.Background(), plan, c); err != nil {
			host.Problem(err)
			return false
		}
		return true
	}
	var seen []string
	for _, h := range e.Heads {
		seen = append(seen, h.Revision)
	}
	if !save(change(status, reason, seen)) {
		return
	}
	host.Replace(shell.Route{Place: shell.Import, Entry: e.ID}) // from its top
	host.Say(says, func() {
		if save(change(before.Status, content.Reason, nil)) {
			host.Say("It is as it was before.", nil)
		}
	})
}
