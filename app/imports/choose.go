package imports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// choose asks which file: typed, which works by keyboard alone and in the
// narrowest window, or chosen in the system's dialog. Telephones have no paths
// to type.
func (p *Places) choose(host shell.Host) shell.Page {
	begins := kit.Text("You see what is in the file first. Nothing goes into " + whosePlan(host.Plan()) + " until you say so.")
	fromList := func() { p.fromList(host) }
	if fyne.CurrentDevice().IsMobile() {
		return shell.Page{
			Title: "Take in a file",
			Body:  kit.Stack(begins, sources()),
			Foot:  kit.MainButton("Choose a file", nil, fromList),
		}
	}
	var path string
	form := kit.NewForm(nil, "")
	form.Text("path", "Where the file is", "Its folder and its name. Or drop the file on this window.", &path)
	look := func() {
		step, problem := typed(path)
		if problem != "" {
			form.Show([]careplan.Problem{{Field: "path", Text: problem}})
			return
		}
		p.begin(host, step, host.Replace)
	}
	form.OnSubmit = look
	form.Add(kit.PlainButton("Choose from a list of files", nil, fromList))
	form.Add(sources())
	return shell.Page{
		Title: "Take in a file",
		Keep:  true,
		Body:  kit.Stack(begins, form.Object()),
		Foot:  kit.MainButton("Look into this file", nil, look),
		Focus: form.FirstFocus(),
	}
}

// typed makes a path of what was typed or pasted, or says what is wrong.
func typed(text string) (path, problem string) {
	text = strings.Trim(strings.TrimSpace(text), `"'`)
	if rest, ok := strings.CutPrefix(text, "~"+string(filepath.Separator)); ok {
		if home, err := os.UserHomeDir(); err == nil {
			text = filepath.Join(home, rest)
		}
	}
	switch {
	case text == "":
		return "", "Type a folder and a name, or choose from a list of files."
	case !filepath.IsAbs(text):
		return "", "Type the whole path, from the first folder on."
	}
	if _, err := source(text); err != nil {
		return "", err.Error()
	}
	return filepath.Clean(text), ""
}

// pickFor is how long a list of files keeps the plan from locking.
const pickFor = 10 * time.Minute

// fromList lets the person choose in the system's dialog. The plan does not
// lock meanwhile: who looks through folders gives the window nothing that it
// could see.
func (p *Places) fromList(host shell.Host) {
	type answer struct {
		step string
		err  error
	}
	answers := make(chan answer, 1)
	ctx, cancel := context.WithTimeout(context.Background(), pickFor)
	p.pick(ctx, host.Window(), func(step string, err error) { answers <- answer{step, err} })
	var chosen answer
	host.Busy("Choose a file in the list.", func(busy context.Context, _ func(float64)) error {
		defer cancel()
		select {
		case chosen = <-answers:
			return chosen.err
		case <-busy.Done():
			return busy.Err()
		case <-ctx.Done():
			return context.Canceled // nobody is there
		}
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case errors.Is(err, errNarrow):
			host.Say("This window is too narrow for the list. Make it wider, or type where the file is.", nil)
		case err != nil:
			host.Say("This file can't be opened. Choose another one.", nil)
		case chosen.step != "":
			p.begin(host, chosen.step, host.Replace)
		}
	})
}
