package home

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// clock says so where something in the plan was written after today: either
// this device's clock is slow or another was fast, and the dates beside the
// entries mislead.
func (p *Places) clock(host shell.Host) []fyne.CanvasObject {
	latest, far, err := p.record.ClockProblem(context.Background())
	if err != nil {
		host.Problem(err)
		return nil
	}
	if !far {
		return nil
	}
	return []fyne.CanvasObject{kit.Notice(kit.Warn, "Check the date on this device.",
		"It says "+careplan.DateOf(host.Now()).String()+". But something here was written on "+careplan.DateOf(latest).String()+
			", which is later. Nothing is lost. If this device is wrong, set its date and time, then open Carebottle again.")}
}
