package readings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// history shows every version of a reading, newest first.
func (s shown) history() shell.Page {
	body := []fyne.CanvasObject{kit.Soft("The newest stands first.")}
	for i, v := range s.versions {
		happened := "Corrected"
		switch {
		case v.Status == careplan.EnteredInError:
			happened = "Marked as entered in error"
		case i == len(s.versions)-1:
			happened = "Written for the first time"
		case s.versions[i+1].Status != careplan.Active:
			happened = "Counts again"
		}
		body = append(body, s.version(happened, v))
	}
	return shell.Page{Title: "History", Body: kit.Stack(body...)}
}

// version is one version of a reading, with acts about it.
func (s shown) version(happened string, v careplan.Version, acts ...fyne.CanvasObject) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.Close(
		kit.Strong(quote.Moment(v.At.In(s.host.Now().Location()), s.host.Now())),
		kit.Soft("Typed by "+typedBy(v)),
		kit.Soft("Said by "+whose.SaidBy(s.plan, v)))}
	if happened != "" {
		lines = append(lines, kit.Strong(happened))
	}
	r, ok := v.Content.(*careplan.Reading)
	if !ok {
		return kit.Card(kit.Stack(append(lines, kit.Text("Its words can't be read here."))...))
	}
	name, value, entered := s.value(r)
	if entered != "" {
		value += ", entered as " + entered
	}
	lines = append(lines, fact(name, value), fact("Measured", quote.Moment(r.At, s.host.Now())))
	lines = append(lines, s.around(r)...)
	if r.Reason != "" {
		lines = append(lines, fact("Why", r.Reason))
	}
	return kit.Card(kit.Stack(append(lines, acts...)...))
}

// settle shows the versions of a reading that two devices corrected apart.
func (s shown) settle() shell.Page {
	body := []fyne.CanvasObject{kit.Notice(kit.Alert, "Versions that do not agree",
		"Check which one is right. All are kept until somebody chooses.")}
	for _, v := range s.entry.Heads {
		said := ""
		if v.Status != careplan.Active {
			said = "Marked as entered in error"
		}
		var acts []fyne.CanvasObject
		if v.Content != nil {
			acts = append(acts, kit.PlainButton("Keep this one", nil, func() { s.keep(v) }))
		}
		body = append(body, s.version(said, v, acts...))
	}
	return shell.Page{Title: "Which is right?", Body: kit.Stack(append(body, s.pastButton())...)}
}

// keep makes one version whose parents are all that were shown.
func (s shown) keep(v careplan.Version) {
	r, ok := v.Content.(*careplan.Reading)
	if !ok {
		return
	}
	_, value, _ := s.value(r)
	s.host.Confirm("Keep this one?", "“"+value+"” is what the plan will say. The others stay in the history.", "Keep this one", func() {
		change := record.Change{Entry: s.entry.ID, Parents: seen(s.entry), Status: v.Status, Source: v.Source, Content: r}
		if _, ok := s.places.save(s.host, s.plan.ID, change); ok {
			s.host.Say("Saved", nil)
			s.host.Replace(shell.Route{Place: shell.Reading, Entry: s.entry.ID})
		}
	})
}

// wrong asks why a reading never was so.
func (s shown) wrong() shell.Page {
	name, value, _ := s.value(s.content)
	reason := ""
	form := kit.NewForm(s.host.Drafts(), fmt.Sprintf("readings/%s/error/%s", s.plan.ID, s.entry.ID))
	form.Lines("reason", "What was wrong?", "Such as: this was somebody else's number.", &reason)
	saved := false
	mark := func() {
		if len(form.Check()) > 0 {
			return
		}
		if strings.TrimSpace(reason) == "" {
			form.Show([]careplan.Problem{{Field: "reason", Text: "Write what was wrong. Whoever reads the history needs to know."}})
			return
		}
		mistaken := *s.content
		mistaken.SaidBy, mistaken.Reason = "", reason
		change := record.Change{Entry: s.entry.ID, Parents: seen(s.entry), Status: careplan.EnteredInError, Content: &mistaken}
		if _, ok := s.places.save(s.host, s.plan.ID, change); !ok {
			return
		}
		saved = true
		form.Done()
		s.host.Back()
		s.host.Say("Marked as entered in error", s.back(s.entry.Latest()))
	}
	return shell.Page{
		Title: "Entered in error",
		Body: kit.Stack(
			kit.Card(kit.Strong(name+" "+value), kit.Soft(quote.Moment(s.content.At, s.host.Now()))),
			kit.Text("Use this for what never was so. It no longer counts, and stays in the history with your reason."),
			form.Object()),
		Foot:  kit.MainButton("Mark as entered in error", nil, mark),
		Keep:  true,
		Focus: form.FirstFocus(),
		Flush: func() {
			if !saved {
				form.Flush()
			}
		},
	}
}

// back makes a version the latest again.
func (s shown) back(v careplan.Version) func() {
	return func() {
		change := record.Change{Entry: s.entry.ID, Status: v.Status, Source: v.Source, Content: v.Content}
		if _, ok := s.places.save(s.host, s.plan.ID, change); ok {
			s.host.Say("Undone", nil)
		}
	}
}

// counted is what a reading said last while it counted.
func (s shown) counted() (careplan.Version, bool) {
	for _, v := range s.versions {
		if _, ok := v.Content.(*careplan.Reading); ok && v.Status == careplan.Active {
			return v, true
		}
	}
	return careplan.Version{}, false
}

// countAgain has a reading that was marked as entered in error by mistake say v
// again.
func (s shown) countAgain(v careplan.Version) {
	was := s.entry.Latest()
	change := record.Change{Entry: s.entry.ID, Parents: seen(s.entry), Status: careplan.Active, Source: v.Source, Content: v.Content}
	if _, ok := s.places.save(s.host, s.plan.ID, change); ok {
		s.host.Replace(shell.Route{Place: shell.Reading, Entry: s.entry.ID})
		s.host.Say("It counts again.", s.back(was))
	}
}
