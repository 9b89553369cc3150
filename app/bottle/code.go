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
	name, born := kit.Heading(who.FullName).Centred(), kit.Text(known(who)).Centred()
	about := kit.Stack(
		kit.Text(age(message, plan.Me)).Centred(),
		kit.Text("Turn the brightness up. iPhone: press and hold, Copy. Do not search.").Centred(),
	)
	return shell.Page{
		Bare:  true,
		White: true,
		Awake: true,
		Body:  arrange(host.Window().Canvas().Size(), kit.NewCode(code), name, born, about),
		// Nothing is focused, so that Escape and a telephone's back key leave.
		Foot: kit.Beside(read, done),
	}
}

// arrange puts the code where it is seen whole without scrolling: under the
// name, above it where large type would push it down, beside it where the
// window is low.
func arrange(window fyne.Size, code *kit.Code, name, born *kit.Prose, about fyne.CanvasObject) fyne.CanvasObject {
	const (
		acts      = 112 // the acts under the page, and its edges
		low       = 600
		largeType = 27
	)
	room := window.Height - acts
	switch {
	case window.Height < low && window.Width > window.Height:
		return container.NewGridWithColumns(2, newFramed(code, room), kit.Stack(name, born, about))
	case theme.TextSize() > largeType:
		return kit.Stack(newFramed(code, room), name, born, about)
	default:
		width := window.Width - 2*edge
		above := name.HeightFor(width) + born.HeightFor(width) + kit.Gap
		return kit.Stack(kit.Close(name, born), newFramed(code, room-above), about)
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
