package imports

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/exchange"
)

// askDates asks in which order the dates of the file are: its own date, read
// both ways.
func (p *Places) askDates(host shell.Host, t *taking) shell.Page {
	ask := t.preview.Ask
	body := []fyne.CanvasObject{kit.Soft(nameOf(t.step)), kit.Text(ask.Text)}
	for _, o := range ask.Options {
		body = append(body, kit.PlainButton(o.Text, nil, func() { p.dates(host, t, o.Dates) }))
	}
	body = append(body, kit.Soft("All dates in the file are read in the same way. You see them before anything is taken in."))
	return shell.Page{Title: "Which date is it?", Body: kit.Stack(body...)}
}

// dates looks again, with the dates in an order.
func (p *Places) dates(host shell.Host, t *taking, order exchange.DateOrder) {
	t.answers.Dates, t.asked = order, true
	p.look(host, t, host.Replace)
}

func otherWay(order exchange.DateOrder) exchange.DateOrder {
	if order == exchange.DayFirst {
		return exchange.MonthFirst
	}
	return exchange.DayFirst
}
