package bottle

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/bottle"
)

// The labels of lines that stand apart, and what parts the items of a line;
// nothing that the plan holds can imitate either.
const (
	labelCheck    = "CHECK:"
	labelNotShown = "NOT SHOWN:"
	betweenItems  = " * "
)

func (p *Places) read(host shell.Host, r shell.Route) shell.Page {
	if r.Step == stepSave {
		return p.save(host)
	}
	message, _, err := compose(host)
	if err != nil {
		return shell.Page{Title: "Message in a Bottle", Body: p.explain(host, err)}
	}
	parts := []fyne.CanvasObject{
		kit.Text("This is what a stranger reads who scans the code. It works without internet."),
	}
	parts = append(parts, lines(message, person(host.Plan()).FullName)...)
	parts = append(parts,
		kit.PlainButton("Choose whose number comes first", nil, func() { host.Go(shell.Route{Place: shell.BottleNumber}) }),
		kit.PlainButton("Copy the text", kit.IconCopy(), func() {
			p.copied(message.Text)
			host.Say("The text is copied. Other programs on this device can read it until you copy something else.", nil)
		}),
		kit.PlainButton("Save the code as a picture", kit.IconSave(), func() { host.Go(shell.Route{Place: shell.Bottle, Step: stepSave}) }),
	)
	show := kit.MainButton("Show the code", kit.IconBottle(), func() { host.Go(shell.Route{Place: shell.BottleCode}) })
	return shell.Page{
		Title: "Message in a Bottle",
		Body:  kit.Stack(parts...),
		Foot:  show,
		First: true, // nobody should have to read to the end to show the code
	}
}

// lines lays the message out to be read: what needs checking and what was left
// out stand apart, each item of the rest has a line of its own. The name stands
// on top in its own letters, since the code holds no others than A to Z.
func lines(message bottle.Message, name string) []fyne.CanvasObject {
	var checks, missing []fyne.CanvasObject
	plain := []fyne.CanvasObject{kit.Subheading(name)}
	for _, line := range message.Lines {
		switch line.Label {
		case labelCheck:
			checks = append(checks, kit.Notice(kit.Alert, "Something to check", items(line.Text)))
		case labelNotShown:
			missing = append(missing, kit.Notice(kit.Warn, "Not shown, for lack of room", items(line.Text)))
		case "":
			plain = append(plain, kit.Text(numbersTogether(line.Text)))
		default:
			plain = append(plain, kit.Close(kit.Strong(line.Label), kit.Text(items(line.Text))))
		}
	}
	return append(append(checks, kit.Card(plain...)), missing...)
}

// items puts each item of a line on a line of its own.
func items(text string) string {
	return numbersTogether(strings.ReplaceAll(text, betweenItems, "\n"))
}

var betweenDigits = regexp.MustCompile(`(\d) (\d)`)

// numbersTogether keeps a telephone or NHS number on one line of the screen.
func numbersTogether(text string) string {
	// Twice, since a digit between two spaces belongs to both.
	for range 2 {
		text = betweenDigits.ReplaceAllString(text, "$1\u00a0$2")
	}
	return text
}
