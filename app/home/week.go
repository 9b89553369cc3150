package home

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// week is the blood pressure week in progress and what to do for it now;
// nothing where there is none.
func (p *Places) week(host shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	w, ok := pressure.Current(plan)
	if !ok {
		return nil
	}
	points, err := p.record.WeekReadings(context.Background(), plan.ID, w.Entry.ID)
	if err != nil {
		host.Problem(err)
		return nil
	}
	now := host.Now()
	state := w.State(points, now)
	act, text := pressure.Next(state, now)
	heading := fyne.CanvasObject(kit.Subheading("Blood pressure week"))
	if day := pressure.DayOf(state); day != "" {
		heading = kit.Lead(heading, kit.WarnChip(day))
	}
	return []fyne.CanvasObject{kit.Card(kit.Close(heading, kit.Soft(text)), weekAct(host, act))}
}

// weekAct leads to what there is to do. Only what is due now stands out.
func weekAct(host shell.Host, act pressure.Act) fyne.CanvasObject {
	page := to(host, shell.Route{Place: shell.Week})
	switch act {
	case pressure.Measure:
		return kit.MainButton("Measure now", nil, to(host, shell.Route{Place: shell.Week, Step: pressure.StepMeasure}))
	case pressure.Wait:
		return kit.MainButton("Go on measuring", nil, page)
	case pressure.Finish:
		return kit.MainButton("See the average", nil, page)
	default:
		return kit.PlainButton("Look at the week", nil, page)
	}
}
