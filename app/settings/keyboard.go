package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// keyboard asks who is at the keyboard: the name that stands beside whatever
// is typed in plans begun from now on.
func (p *Places) keyboard(h shell.Host) fyne.CanvasObject {
	name, err := p.record.Keyboard(context.Background())
	if err != nil {
		return kit.Notice(kit.Alert, "", "Your name could not be read.")
	}
	f := kit.NewForm(nil, "")
	f.Text("name", "Who uses this device", "This name stands beside what you write. What is written already keeps the name it was written under.", &name)
	save := func() {
		typed := strings.TrimSpace(name)
		if typed == "" {
			f.Show([]careplan.Problem{{Field: "name", Text: "Write a name first. The one from before is kept."}})
			return
		}
		if err := p.record.SetKeyboard(context.Background(), typed); err != nil {
			h.Problem(err)
			return
		}
		h.Say("Saved. New plans will carry this name.", nil)
	}
	f.OnSubmit = save
	return kit.Card(f.Object(), kit.PlainButton("Save this name", nil, save))
}
