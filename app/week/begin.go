package week

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// begin explains a week and begins one.
func (p *Places) begin(host shell.Host) shell.Page {
	plan := host.Plan()
	days, arm := strconv.Itoa(measure.WeekIdealDays), ""
	form := kit.NewForm(host.Drafts(), "week")
	form.Choice("days", "For how many days?", "", []kit.Option{
		{Value: "7", Label: "7 days, which is best"},
		{Value: "6", Label: "6 days"},
		{Value: "5", Label: "5 days"},
		{Value: "4", Label: "4 days, which is the least"},
	}, &days)
	form.Choice("arm", "Which arm?", "Use the same one every time.", arms(plan), &arm)
	start := kit.MainButton("Begin the week", nil, func() {
		if p.started(host, plan, days, arm) {
			form.Done()
			host.Replace(shell.Route{Place: shell.Week})
		}
	})
	parts := []fyne.CanvasObject{
		kit.Text(whose.Say(plan,
			"Twice every morning and twice every evening, you take your blood pressure. At the end there is an average that you can show your nurse.",
			"NAME's blood pressure is taken twice every morning and twice every evening. At the end there is an average to show the nurse.")),
		howTo(),
		form.Object(),
	}
	return shell.Page{Title: title, Body: kit.Stack(append(parts, past(host, plan)...)...), Foot: start, Keep: true, Flush: form.Flush}
}

// arms are those that a reading can be of.
func arms(plan careplan.Plan) []kit.Option {
	m, _ := plan.Measure(measure.BloodPressure)
	var options []kit.Option
	for _, q := range m.Questions {
		if q.ID == "arm" {
			for _, o := range q.Options {
				options = append(options, kit.Option{Value: o.Value, Label: o.Label})
			}
		}
	}
	return options
}

// howTo is what the British and Irish Hypertension Society and Blood Pressure
// UK tell people who measure at home.
func howTo() fyne.CanvasObject {
	return kit.Card(
		kit.Subheading("How to measure"),
		kit.Text("Sit down and rest for 5 minutes first."),
		kit.Text("Sit with your back against the chair and both feet on the floor."),
		kit.Text("Put the cuff on your bare arm. Rest the arm on a table, as high as your heart."),
		kit.Text("Don't talk while it measures. Wait a minute, then measure once more."),
	)
}

// started saves a new week. It is dated with the day that the readings of now
// belong to, which after midnight is the one before.
func (p *Places) started(host shell.Host, plan careplan.Plan, days, arm string) bool {
	n, err := strconv.Atoi(days)
	if err != nil {
		n = measure.WeekIdealDays
	}
	day, _ := measure.WeekSlotOf(host.Now())
	_, ok := p.save(host, plan.ID, record.Change{Status: careplan.Active,
		Content: &careplan.PressureWeek{Started: careplan.DateOf(day), Days: n, Arm: arm}})
	return ok
}

// past lists the weeks there were; nothing where there were none.
func past(host shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	current, running := pressure.Current(plan)
	for _, w := range pressure.Weeks(plan) {
		if running && w.Entry.ID == current.Entry.ID {
			continue
		}
		rows = append(rows, pastRow(host, w))
	}
	if len(rows) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Card(append([]fyne.CanvasObject{kit.Subheading("Weeks before")}, rows...)...)}
}

func pastRow(host shell.Host, w pressure.Week) fyne.CanvasObject {
	name, sub := "Begun "+w.Started.String(), ""
	var chip fyne.CanvasObject
	switch {
	case w.Entry.Conflict():
		chip = kit.AlertChip("Check this")
	case w.Result != nil:
		name = w.Result.Systolic.String() + "/" + w.Result.Diastolic.String() + " mmHg"
		sub = "Average of " + strconv.Itoa(w.Result.Used) + " readings, " + w.Started.String() + " to " + w.Result.Ended.String()
	case w.InProgress():
		sub = "In progress"
	default:
		sub = withoutAverage
	}
	return kit.Row(name, sub, chip, to(host, shell.Route{Place: shell.Week, Entry: w.Entry.ID}))
}
