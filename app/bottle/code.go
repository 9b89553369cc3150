package bottle

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
)

// code is a page for somebody else's eyes and phone: nothing on it can be
// changed by a slip of the finger.
func (p *Places) code(host shell.Host, _ shell.Route) shell.Page {
	done := kit.PlainButton("Done", nil, host.Back)
	plan := host.Plan()
	message, code, err := compose(host)
	if err != nil {
		return shell.Page{Bare: true, Body: kit.Stack(kit.Heading("Message in a Bottle"), p.explain(host, err), done)}
	}
	who := person(plan)
	read := kit.PlainButton("Read it", nil, func() { host.Replace(shell.Route{Place: shell.Bottle}) })
	words := codeWords{
		name: kit.Heading(who.FullName).Centred(),
		born: kit.Soft(known(who)).Centred(),
		age:  kit.Soft(age(message, plan.Me)).Centred(),
		hint: kit.Soft("Turn the brightness up. iPhone: press and hold, Copy. Do not search.").Centred(),
	}
	return shell.Page{
		Bare:  true,
		White: true,
		Awake: true,
		Body:  words.around(kit.NewCode(code), host.Window().Canvas()),
		// Nothing is focused, so that Escape and a telephone's back key leave.
		Foot: kit.Beside(read, done),
	}
}

// codeWords stand around the code.
type codeWords struct{ name, born, age, hint *kit.Prose }

// around puts the code where it is seen whole without scrolling: under the
// name, above it where large type would push it down, beside it where the
// window is low. Where there is room for all words, too, it leaves it to them.
func (w codeWords) around(code *kit.Code, canvas fyne.Canvas) fyne.CanvasObject {
	const (
		acts      = 112 // the acts under the page, and its edges
		low       = 600
		largeType = 27
		most      = 0.62 // of the window's height, where words have to be scrolled to
	)
	window, scale := canvas.Size(), canvas.Scale()
	room := window.Height - acts
	switch {
	case window.Height < low && window.Width > window.Height:
		return container.NewGridWithColumns(2, newFramed(code, room, scale), kit.Stack(w.name, w.born, w.age, w.hint))
	case theme.TextSize() > largeType:
		return kit.Stack(newFramed(code, room, scale), w.name, w.born, w.age, w.hint)
	default:
		width := window.Width - 2*edge
		above := w.name.HeightFor(width) + w.born.HeightFor(width)
		below := w.age.HeightFor(width) + w.hint.HeightFor(width) + kit.Gap
		side := max(room-above-below, min(room-above, window.Height*most))
		return kit.Close(w.name, w.born, newFramed(code, side, scale), w.age, w.hint)
	}
}

// known tells people of one name apart: birth date and number.
func known(who careplan.Person) string {
	var parts []string
	if !who.Born.IsZero() {
		parts = append(parts, together("born "+who.Born.String()))
	}
	if !who.Identifier.IsZero() {
		label, _ := strings.CutSuffix(who.Identifier.Type.Label(), " number")
		parts = append(parts, together(label+" "+who.Identifier.String()))
	}
	return strings.Join(parts, " · ")
}

// together keeps a number or a date on one line: read in two halves it is read
// wrongly.
func together(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }

// age says how old the message is, by its own line, and who vouches for it:
// nobody, for as long as nothing signs.
func age(message bottle.Message, me careplan.Member) string {
	by := "unsigned, entered by the patient"
	if me.Role != careplan.RolePatient {
		by = "unsigned, entered by a carer"
	}
	for _, line := range message.Lines {
		rest, ok := strings.CutPrefix(line.Text, "UPDATED ")
		if !ok || line.Label != "" {
			continue
		}
		day, _, _ := strings.Cut(rest, " - ")
		if updated, err := careplan.ParseDate(day); err == nil {
			return "Updated " + updated.String() + " · " + by
		}
	}
	return "Not updated yet · " + by
}
