package imports

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// list shows the files that were taken in, the latest first, and leads to
// another one.
func (p *Places) list(host shell.Host, _ shell.Route) shell.Page {
	var body []fyne.CanvasObject
	if len(p.waiting) > 0 {
		body = append(body, kit.Notice(kit.Plain, "", nameOf(p.waiting[0])+" waits to be looked into.",
			kit.PlainButton("Look into it", nil, func() { p.next(host, host.Go) }),
			kit.LinkButton("Forget it", func() {
				p.waiting = p.waiting[1:]
				host.Replace(shell.Route{Place: shell.Imports})
			})))
	}
	files := host.Plan().Of(careplan.KindImport)
	slices.Reverse(files)
	var rows []fyne.CanvasObject
	for _, e := range files {
		rows = append(rows, p.row(host, e))
	}
	if len(rows) > 0 {
		body = append(body, kit.Rows(rows...))
	} else {
		body = append(body, kit.Text("No file was taken in yet. If a meter or an app has written readings into a file, you need not type them."), sources())
	}
	return shell.Page{
		Title: "Readings from files",
		Body:  kit.Stack(body...),
		Foot: kit.MainButton("Take in a file", kit.IconAdd(), func() {
			host.Go(shell.Route{Place: shell.Import})
		}),
	}
}

func (p *Places) row(host shell.Host, e careplan.Entry) fyne.CanvasObject {
	open := func() { host.Go(shell.Route{Place: shell.Import, Entry: e.ID}) }
	imp, ok := contentOf(e)
	if !ok {
		return kit.Row("A file that can't be shown here", "", nil, open)
	}
	var chip fyne.CanvasObject
	if !e.Active() {
		chip = kit.DashedChip("Undone")
	}
	says := count(imp.Taken, "reading") + when(imp) + ". " + imp.Format + ". Taken in on " +
		careplan.DateOf(imp.At).String() + " by " + typedBy(e.Latest()) + "."
	return kit.Row(imp.File, says, chip, open)
}
