package entry

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Options say what is entered.
type Options struct {
	Measure careplan.Following
	// Lately are readings of the measure that the plan holds, in any order: what
	// is usual for the person, and what was saved a moment ago.
	Lately []careplan.Point
	// Near are the readings within a minute of a moment; nil looks for them
	// among those of Lately.
	Near func(time.Time) []careplan.Point
	// Before is the reading that is corrected; nil for a new one. Seen are the
	// revisions that whoever corrects it sees.
	Before *careplan.Reading
	Seen   []string
	// Given are the answers that a new reading begins with.
	Given measure.Circumstances
	Key   string // of the draft
	Act   string // on the button; empty: "Save"
	// Brief asks for the numbers alone: it is now, and nothing more is asked.
	Brief bool
	// Save takes a reading that was checked. It tells whether it is on disk: the
	// draft is dropped then.
	Save func(*careplan.Reading) bool
}

// Sheet is a reading while it is typed.
type Sheet struct {
	host shell.Host
	o    Options
	m    measure.Measure

	numbers numbers
	as      measure.Unit // in which they are typed, where not in the plan's
	aside   []string     // what was typed in a unit of more or fewer fields
	answers []*answer
	when    when
	note    string
	details *details

	draft    *kit.Draft
	seen     []string
	kept     bool // something typed earlier was put back
	saved    bool
	body     *fyne.Container // the numbers, the details, or a question
	foot     fyne.CanvasObject
	front    fyne.CanvasObject
	problem  *fyne.Container
	timeLine *kit.LineAct
}

// New makes a sheet with what was typed earlier, if anything was.
func New(host shell.Host, o Options) *Sheet {
	s := &Sheet{host: host, o: o, m: o.Measure.Measure, seen: o.Seen,
		body: container.NewStack(), problem: container.NewStack()}
	s.problem.Hide()
	s.when = when{now: host.Now}
	s.makeAnswers()
	s.fillFrom(o.Before)
	s.draft = kit.NewDraft(host.Drafts(), o.Key, s.typed)
	s.keepUnit()
	s.numbers = s.makeNumbers()
	s.restore()
	act := o.Act
	if act == "" {
		act = "Save"
	}
	s.foot = kit.Narrow(kit.MainButton(act, nil, s.save))
	s.front = s.makeFront()
	s.show(s.front)
	return s
}

// fillFrom starts with a reading that is corrected.
func (s *Sheet) fillFrom(before *careplan.Reading) {
	if before == nil {
		for _, a := range s.answers {
			a.pick.Choose(s.o.Given[a.question.ID])
		}
		return
	}
	s.note = before.Note
	s.when.at = before.At
	for _, a := range s.answers {
		a.pick.Choose(before.Circumstances[a.question.ID])
	}
}

// Body is what stands on the page.
func (s *Sheet) Body() fyne.CanvasObject {
	if s.kept {
		return kit.Narrow(kit.Snug(kit.Soft("We kept what you typed. It is not saved yet."), s.body))
	}
	return kit.Narrow(s.body)
}

// Foot is the button that saves.
func (s *Sheet) Foot() fyne.CanvasObject { return s.foot }

// Focus is where the keyboard goes first.
func (s *Sheet) Focus() fyne.Focusable { return s.numbers.focus() }

// Seen are the revisions that a correction is based on: those that were seen
// when its typing began.
func (s *Sheet) Seen() []string { return s.seen }

// FromDraft tells whether something typed earlier was put back.
func (s *Sheet) FromDraft() bool { return s.kept }

// Flush keeps what was typed now.
func (s *Sheet) Flush() {
	if !s.saved {
		s.draft.Flush()
	}
}

// Drop forgets what was typed.
func (s *Sheet) Drop() {
	s.saved = true
	s.draft.Done()
}

// makeFront is the page with the numbers: all that most readings need, on a
// small telephone without scrolling.
func (s *Sheet) makeFront() fyne.CanvasObject {
	if s.o.Brief {
		if s.when.isNow() {
			return s.numbers.object(nil, nil)
		}
		return s.numbers.object([]fyne.CanvasObject{kit.Soft("Measured " + s.when.line())}, nil)
	}
	s.timeLine = kit.NewLineAct(s.when.line(), "Change time", func() { s.openDetails(true) })
	more := kit.LinkButton("More", func() { s.openDetails(false) })
	var picks []fyne.CanvasObject
	for _, a := range s.answers {
		if a.front {
			picks = append(picks, a.pick.Object())
		}
	}
	var beside, under []fyne.CanvasObject
	switch {
	case s.numbers.alone() && len(picks) > 0:
		// What the number says little without stands above the keys, the rest
		// below them.
		beside, under = append([]fyne.CanvasObject{s.timeLine}, picks...), []fyne.CanvasObject{kit.Start(more)}
	case s.numbers.alone():
		beside = []fyne.CanvasObject{s.timeLine, kit.Start(more)}
	default:
		beside = append([]fyne.CanvasObject{kit.Lead(s.timeLine, more)}, picks...)
	}
	return s.numbers.object(beside, under)
}

func (s *Sheet) show(view fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{view}
	s.body.Refresh()
}

// say tells what is wrong, beside the numbers, with what can be done.
func (s *Sheet) say(text string, acts ...fyne.CanvasObject) {
	if text == "" {
		if s.problem.Visible() {
			s.problem.Objects = nil
			s.problem.Hide()
			s.numbers.refresh()
		}
		return
	}
	s.problem.Objects = []fyne.CanvasObject{kit.Notice(kit.Alert, "", text, acts...)}
	s.problem.Show()
	s.problem.Refresh()
	s.numbers.refresh()
	s.body.Refresh()
}

// changed follows what is typed.
func (s *Sheet) changed() {
	s.say("")
	s.when.typed(given(s.numbers.texts()))
	if s.timeLine != nil {
		s.timeLine.Say(s.when.line())
	}
	s.draft.Changed()
}
