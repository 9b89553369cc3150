package quote

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Of is what the plan says of p, a reading of m: first the targets that it is
// outside of and that say what to do, and those whose versions do not agree,
// then the other targets that it is outside of, then the rest that speak of it.
// It is empty where none does.
// before are the readings of the [Days] before p.
func Of(host shell.Host, m careplan.Following, p careplan.Point, before []careplan.Point, dial call.Dial) []fyne.CanvasObject {
	q := quoting{host: host, plan: host.Plan(), m: m, p: p, before: before, dial: dial}
	var first, outside, inside []fyne.CanvasObject
	for _, e := range q.plan.Targets(m.ID) {
		var out, in []fyne.CanvasObject
		for _, v := range e.Heads {
			t, ok := v.Content.(*careplan.Target)
			if !ok || v.Status != careplan.Active {
				continue
			}
			stand := t.Stand(m.Measure, p, before)
			switch {
			case !stand.Speaks:
			case stand.Outside && t.Outside != "" && !e.Conflict():
				first = append(first, q.outside(v, t, stand)...)
			case stand.Outside:
				out = append(out, q.outside(v, t, stand)...)
			default:
				in = append(in, q.inside(v, t)...)
			}
		}
		if e.Conflict() && len(out)+len(in) > 0 {
			check := q.check(e)
			first = append(first, check)
			first = append(first, append(out, in...)...)
			continue
		}
		outside, inside = append(outside, out...), append(inside, in...)
	}
	return append(append(first, outside...), inside...)
}

// Days is how many days before a reading the changes reach back that the plan
// looks for in a measure; 0 where it looks for none.
func Days(plan careplan.Plan, m measure.ID) int {
	most := 0
	for _, e := range plan.Targets(m) {
		for _, v := range e.Heads {
			if t, ok := v.Content.(*careplan.Target); ok && t.Change != nil {
				most = max(most, t.Change.Days)
			}
		}
	}
	return most
}

// Asks are the questions that p leaves open and a target of the plan needs
// answered before it speaks of p, each with the answers that one asks for.
func Asks(plan careplan.Plan, m careplan.Following, p careplan.Point) []measure.Question {
	var asks []measure.Question
	for _, q := range m.Questions {
		if p.Circumstances[q.ID] != "" {
			continue
		}
		for _, e := range plan.Targets(m.ID) {
			if asked(e, q.ID, p) {
				asks = append(asks, q)
				break
			}
		}
	}
	return asks
}

// asked tells whether a target would speak of p if it answered a question.
func asked(e careplan.Entry, question string, p careplan.Point) bool {
	for _, v := range e.Heads {
		t, ok := v.Content.(*careplan.Target)
		if !ok || v.Status != careplan.Active || t.Circumstances[question] == "" {
			continue
		}
		fits := true
		for other, answer := range t.Circumstances {
			given := p.Circumstances[other]
			fits = fits && (given == "" || given == answer)
		}
		if fits {
			return true
		}
	}
	return false
}

// quoting is one reading beside the plan's targets.
type quoting struct {
	host   shell.Host
	plan   careplan.Plan
	m      careplan.Following
	p      careplan.Point
	before []careplan.Point
	dial   call.Dial
}

// says begins what the plan says: "Your plan says", "Tomasz's plan says".
func (q quoting) says() string { return whose.Say(q.plan, "Your plan", whose.Of("NAME")+" plan") }

func (q quoting) outside(v careplan.Version, t *careplan.Target, stand careplan.Stand) []fyne.CanvasObject {
	title := q.says() + " says, when it is not " + t.Says() + ":"
	if t.Change != nil {
		title = q.says() + " says, for " + t.Says() + ":"
	}
	words := quoted(t.Outside)
	if words == "" {
		title = q.says() + " has: " + t.Says() + "."
		words = q.says() + " has no words for this."
	}
	parts := []fyne.CanvasObject{kit.Soft(q.author(v, t))}
	if stand.Since != nil {
		parts = append(parts, kit.Text(q.moved(t, *stand.Since)))
	}
	all := []fyne.CanvasObject{kit.Notice(kit.Quote, title, words, parts...)}
	all = append(all, q.contact(t)...)
	if t.Change != nil {
		all = append(all, q.window(t.Change.Days))
	}
	return all
}

// inside is quiet: one line, and the words for it where there are some.
func (q quoting) inside(v careplan.Version, t *careplan.Target) []fyne.CanvasObject {
	switch {
	case t.Inside != "":
		return []fyne.CanvasObject{kit.Notice(kit.Quote, q.says()+" says, for "+t.Says()+":", quoted(t.Inside), kit.Soft(q.author(v, t)))}
	case t.Change != nil:
		return nil // that nothing moved far is no news
	}
	return []fyne.CanvasObject{kit.Soft(q.says() + ": " + t.Says() + ". " + q.author(v, t))}
}

func quoted(words string) string {
	if words = strings.TrimSpace(words); words != "" {
		words = "“" + words + "”"
	}
	return words
}

// author says who set a target, in what role and when, and who typed it where
// that was somebody else.
func (q quoting) author(v careplan.Version, t *careplan.Target) string {
	text := "Set by " + whose.SetBy(q.plan, v)
	if !t.On.IsZero() {
		text += ", " + t.On.String()
	}
	if v.Typed.Name != "" && v.Typed.Name != whose.SaidBy(q.plan, v) {
		text += ". Typed by " + v.Typed.Name
	}
	return text + "."
}

// moved is the working of a change: both readings, with their days, and how
// far apart they are in the plan's unit.
func (q quoting) moved(t *careplan.Target, since careplan.Point) string {
	text := fmt.Sprintf("%s on %s, %s on %s.", q.number(since), careplan.DateOf(since.At), q.number(q.p), careplan.DateOf(q.p.At))
	if by, ok := By(q.m, t, since, q.p); ok {
		text += " That is " + by + "."
	}
	return text
}

func (q quoting) number(p careplan.Point) string {
	shown, _ := Shown(q.m, p.Amounts)
	return q.m.Say(shown)
}

// window shows the readings of the days that a change looks at.
func (q quoting) window(days int) fyne.CanvasObject {
	title := fmt.Sprintf("The last %d days", days)
	if days == 1 {
		title = "The last day"
	}
	rows := []fyne.CanvasObject{kit.Soft(title)}
	from := day(q.p.At).AddDate(0, 0, -days)
	row := func(p careplan.Point) {
		rows = append(rows, kit.Lead(kit.Text(careplan.DateOf(p.At).String()), kit.Strong(q.number(p))))
	}
	for _, b := range q.before {
		if b.Measure == q.p.Measure && b.At.Before(q.p.At) && !day(b.At).Before(from) {
			row(b)
		}
	}
	row(q.p)
	return kit.Card(rows...)
}

// day is a date on the clock of its place, to count days with.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// check says that a target has versions that do not agree.
func (q quoting) check(e careplan.Entry) fyne.CanvasObject {
	return kit.Notice(kit.Alert, "Check this target", "It has more than one version. Each is here until somebody chooses.",
		kit.PlainButton("Look at both", nil, func() {
			q.host.Go(shell.Route{Place: shell.Settle, Kind: e.Kind, Entry: e.ID})
		}))
}

// contact are the buttons that ring whom the words name.
func (q quoting) contact(t *careplan.Target) []fyne.CanvasObject {
	if t.Contact == "" {
		return nil
	}
	e, ok := q.plan.Entry(t.Contact)
	if !ok {
		return []fyne.CanvasObject{kit.Soft("The contact for this is not in the plan on this device.")}
	}
	var acts []fyne.CanvasObject
	for _, v := range e.Heads {
		c, ok := v.Content.(*careplan.Contact)
		if !ok {
			continue
		}
		if v.Status != careplan.Active {
			acts = append(acts, kit.Soft(c.Name+" is no longer on the list of people to call."))
		}
		if len(c.Telephones) == 0 {
			acts = append(acts, kit.Soft("No telephone number is written down for "+c.Name+"."))
		}
		for i, number := range c.Telephones {
			if i > 0 || v.Status != careplan.Active {
				acts = append(acts, call.Button(q.host, q.dial, c.Name, number))
				continue
			}
			acts = append(acts, kit.MainButton("Call "+c.Name+" on "+number.Typed, kit.IconPhone(), func() { call.Ring(q.host, q.dial, number) }))
		}
	}
	return acts
}
