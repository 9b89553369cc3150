package imports

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// show says what would happen to a file, before anything does.
func (p *Places) show(host shell.Host, t *taking) shell.Page {
	plan, preview := host.Plan(), t.preview
	if preview.Answers.Want == nil && len(preview.ByMeasure) > 1 {
		preview.Choose(wanted(preview, func(id measure.ID) bool { return follows(plan, id) }))
	}
	take := kit.MainButton("", nil, func() { p.take(host, t) })
	total := kit.Strong("")
	more := container.NewStack()
	tell := func() {
		total.Say(taken(preview))
		more.Objects = []fyne.CanvasObject{kit.Close(left(preview)...)}
		more.Refresh()
		take.SetLabel("Take " + count(preview.Taken, "reading") + " into " + into(plan))
		if preview.Taken == 0 {
			take.Disable()
			take.SetLabel("Nothing to take in")
		} else {
			take.Enable()
		}
	}
	body := []fyne.CanvasObject{
		kit.Close(kit.Strong(t.source.Name), kit.Soft(t.format.Name())),
		kit.Card(kit.Close(total, more)),
	}
	for _, note := range preview.Notes {
		body = append(body, kit.Notice(kit.Plain, "", note))
	}
	if t.asked {
		body = append(body, kit.LinkButton("Read the dates the other way", func() { p.dates(host, t, otherWay(t.answers.Dates)) }))
	}
	if t.columns != nil {
		body = append(body, kit.LinkButton("Change what is in which column", func() { p.mapAgain(host, t) }))
	}
	body = append(body, p.otherPerson(host, t)...)
	if len(preview.ByMeasure) > 1 {
		body = append(body, kit.Subheading("Which of these do you want?"), chooseWanted(plan, preview, tell).Object())
	}
	if len(preview.First) > 0 {
		body = append(body, paged("The first of them, as they will be", "", rows(host, preview.First))...)
	}
	body = append(body, refusals(preview)...)
	if len(preview.Doubles) > 0 {
		body = append(body, paged("There already", "", doubles(host, preview.Doubles))...)
	}
	tell()
	foot := take
	if !slices.ContainsFunc(preview.ByMeasure, isNew) {
		foot = p.another(host)
	}
	return shell.Page{Title: "What is in this file", Body: kit.Stack(body...), Foot: foot, Keep: true}
}

// taken says how many readings would be taken in, and of when they are.
func taken(p *exchange.Preview) string {
	if p.Taken == 0 {
		return nothing(p)
	}
	var from, to = p.ByMeasure[0].From, p.ByMeasure[0].To
	first := true
	for _, c := range p.ByMeasure {
		if !c.Wanted || c.N == 0 {
			continue
		}
		if first || c.From.Before(from) {
			from = c.From
		}
		if first || c.To.After(to) {
			to = c.To
		}
		first = false
	}
	return count(p.Taken, "reading") + ", " + span(from, to)
}

// nothing says why no reading would be taken in.
func nothing(p *exchange.Preview) string {
	has := func(some func(exchange.Count) bool) bool { return slices.ContainsFunc(p.ByMeasure, some) }
	switch {
	case p.Rows == 0:
		return "There are no readings in this file."
	case has(isNew):
		return "Nothing is chosen."
	case has(func(c exchange.Count) bool { return c.Duplicates > 0 }):
		return "There is nothing new in this file."
	default:
		return "Nothing in this file can be taken in."
	}
}

func isNew(c exchange.Count) bool { return c.N > 0 }

// left says what of the file would not be taken in.
func left(p *exchange.Preview) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if p.Rows > 0 {
		lines = append(lines, kit.Text("The file has "+count(p.Rows, "row")+"."))
	}
	say := func(n int, text string) {
		if n > 0 {
			lines = append(lines, kit.Text(number(n)+" "+text))
		}
	}
	say(p.Duplicates, be(p.Duplicates)+" in the plan already, or twice in the file.")
	say(p.Refused, "can't be taken in: see below why.")
	for _, r := range p.Reasons {
		say(r.N, "left out: "+r.Text+".")
	}
	return lines
}

func be(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// otherPerson is a way out where a vault holds more than one plan and the file
// belongs to another.
func (p *Places) otherPerson(host shell.Host, t *taking) []fyne.CanvasObject {
	plans, err := p.record.Plans(context.Background())
	if err != nil {
		host.Problem(err)
		return nil
	}
	if len(plans) < 2 {
		return nil
	}
	return []fyne.CanvasObject{kit.Notice(kit.Plain, "", "These readings go into "+whosePlan(host.Plan())+".",
		kit.LinkButton("They are another person's", func() {
			p.waiting = append([]string{t.step}, p.waiting...)
			host.Go(shell.Route{Place: shell.SwitchPerson})
			host.Say("Choose whose they are. The file waits under Readings, in Readings from a file.", nil)
		}))}
}

// rows are readings as they will be.
func rows(host shell.Host, all []exchange.Row) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, r := range all {
		lines = append(lines, reading(host, r))
	}
	return lines
}

// reading is one row of a file as it will be.
func reading(host shell.Host, r exchange.Row) fyne.CanvasObject {
	m, ok := host.Plan().Measure(r.Reading.Measure)
	if !ok { // the format gave out a measure that this program does not have
		return kit.Soft(unknownMeasure)
	}
	said := []string{m.Name}
	for _, q := range m.Questions {
		if a := r.Reading.Circumstances[q.ID]; a != "" {
			said = append(said, strings.ToLower(q.Say(a)))
		}
	}
	line := []fyne.CanvasObject{
		kit.Strong(m.Say(r.Reading.Amounts)),
		kit.Soft(quote.Moment(r.Reading.At, host.Now()) + ". " + strings.Join(said, ", ")),
	}
	if r.Reading.Note != "" {
		line = append(line, kit.Soft("“"+r.Reading.Note+"”"))
	}
	return kit.Close(line...)
}

// refusals are the rows that can't be taken in, with the line they stand on.
func refusals(p *exchange.Preview) []fyne.CanvasObject {
	if p.Refused == 0 {
		return nil
	}
	title := count(p.Refused, "row") + " can't be taken in"
	help := ""
	if p.Refused > len(p.Refusals) {
		help = "The first " + number(len(p.Refusals)) + " are shown."
	}
	lines := make([]fyne.CanvasObject, len(p.Refusals))
	for i, r := range p.Refusals {
		lines[i] = refusal(r)
	}
	return paged(title, help, lines)
}

func refusal(r exchange.Row) fyne.CanvasObject {
	return kit.Close(kit.Strong("Line "+number(r.Line)), kit.Soft(r.Refused))
}

func doubles(host shell.Host, all []exchange.Row) []fyne.CanvasObject {
	lines := make([]fyne.CanvasObject, len(all))
	for i, r := range all {
		lines[i] = kit.Close(kit.Strong("Line "+number(r.Line)), reading(host, r))
	}
	return lines
}
