package readings

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// own asks what a measure of the person's own is.
func (p *Places) own(h shell.Host, r shell.Route, entry string, c *careplan.Followed) shell.Page {
	next, free := *c, *c.Free
	o := ownForm{name: free.Name, unit: free.Unit, decimals: strconv.Itoa(free.Decimals), better: string(free.Better),
		from: free.From.String(), to: free.To.String()}
	o.form = kit.NewForm(h.Drafts(), fmt.Sprintf("readings/%s/own/%s", h.Plan().ID, entry))
	o.ask(entry == "")
	saved := false
	save := func() {
		made, ok := o.read(free)
		if !ok {
			return
		}
		next.Free = &made
		change := record.Change{Entry: entry, Status: careplan.Active, Content: &next}
		if entry == "" {
			next.Position = lastPosition(h.Plan()) + 1
		}
		if _, ok := p.save(h, h.Plan().ID, change); !ok {
			return
		}
		saved = true
		o.form.Done()
		h.Back()
		h.Say("Saved", nil)
	}
	title := "Something of your own"
	if entry != "" {
		title = c.Free.Name
	}
	return shell.Page{Title: title, Body: o.form.Object(), Foot: kit.MainButton("Save", kit.IconSave(), save),
		Keep: true, Focus: o.form.FirstFocus(), Flush: func() {
			if !saved {
				o.form.Flush()
			}
		}}
}

// ownForm is the definition of a measure while it is typed.
type ownForm struct {
	form                                   *kit.Form
	name, unit, decimals, better, from, to string
}

func (o *ownForm) ask(first bool) {
	o.form.Text("name", "What do you want to measure?", "Such as: glasses of water, or blood pressure on standing up.", &o.name)
	if first {
		// A reading keeps the unit it was written in: another one later would
		// make two measures of one.
		o.form.Text("unit", "Counted in", "Such as: glasses. Leave it empty for a number alone.", &o.unit)
	}
	o.form.Choice("decimals", "What numbers?", "", []kit.Option{
		{Value: "0", Label: "Whole numbers, such as 7"},
		{Value: "1", Label: "With a point, such as 7.5"},
		{Value: "2", Label: "With a point, such as 7.25"}}, &o.decimals)
	o.form.Choice("better", "Which way is better?", "", []kit.Option{
		{Value: string(measure.NoDirection), Label: "Neither, or nobody has said"},
		{Value: string(measure.Higher), Label: "Higher is better"},
		{Value: string(measure.Lower), Label: "Lower is better"}}, &o.better)
	o.form.Text("from", "The lowest number that can be", "Anything below it is a slip. You can leave it empty.", &o.from)
	o.form.Text("to", "The highest number that can be", "Anything above it is a slip. You can leave it empty.", &o.to)
}

// read takes the definition, and shows what is wrong with it.
func (o *ownForm) read(free careplan.FreeMeasure) (careplan.FreeMeasure, bool) {
	problems := o.form.Check()
	free.Name, free.Unit, free.Better = o.name, o.unit, measure.Direction(o.better)
	if strings.TrimSpace(o.name) == "" {
		problems = append(problems, careplan.Problem{Field: "name", Text: "Write what is measured."})
	}
	if n, err := strconv.Atoi(o.decimals); err == nil {
		free.Decimals = n
	}
	limit := func(field, typed string) measure.Number {
		typed = strings.ReplaceAll(strings.TrimSpace(typed), ",", ".")
		if typed == "" {
			return measure.Number{}
		}
		n, err := measure.ReadNumber(typed)
		if err != nil {
			problems = append(problems, careplan.Problem{Field: field, Text: "Write a number in figures, or leave it empty."})
		}
		return n
	}
	free.From, free.To = limit("from", o.from), limit("to", o.to)
	if !free.From.IsZero() && !free.To.IsZero() && free.From.Compare(free.To) >= 0 {
		problems = append(problems, careplan.Problem{Field: "to", Text: "The lowest number is not below the highest. Check both."})
	}
	return free, !o.form.Show(problems)
}
