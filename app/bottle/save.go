package bottle

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// fileName is the same for everybody, so that a list of files says nothing
// about anybody.
const fileName = "message-in-a-bottle.png"

// pixels of the picture for each module: enough for paper and no smoothing.
const pixels = 12

// stepSave is the step of the place Bottle that saves the picture.
const stepSave = "save"

// save asks where the picture goes: typed, which works by keyboard alone, or
// chosen in the system's dialog. Telephones have no paths to type.
func (p *Places) save(host shell.Host) shell.Page {
	_, code, err := compose(host)
	if err != nil {
		return shell.Page{Title: "Save the code as a picture", Body: p.explain(host, err)}
	}
	picture, err := code.PNG(pixels)
	if err != nil {
		host.Problem(err)
		return shell.Page{Title: "Save the code as a picture", Body: kit.Text("The picture could not be made.")}
	}
	dialogue := func() { p.saveByDialogue(host, picture) }
	warning := kit.Notice(kit.Warn, "The picture is not locked", "Anybody who has it can read the message. That is what it is for: on the fridge, in a wallet.")
	if fyne.CurrentDevice().IsMobile() {
		return shell.Page{
			Title: "Save the code as a picture",
			Body:  warning,
			Foot:  kit.MainButton("Choose where to save it", kit.IconSave(), dialogue),
		}
	}
	path := filepath.Join(p.folder, fileName)
	form := kit.NewForm(nil, "")
	form.Text("path", "Where to save it", "The folder and the name of the file.", &path)
	write := func() { p.saveTo(host, form, path, picture) }
	form.OnSubmit = write
	return shell.Page{
		Title: "Save the code as a picture",
		Keep:  true,
		Body:  kit.Stack(warning, form.Object(), kit.PlainButton("Choose a folder from a list", nil, dialogue)),
		Foot:  kit.MainButton("Save the picture", kit.IconSave(), write),
		Focus: form.FirstFocus(),
	}
}

func (p *Places) saveTo(host shell.Host, form *kit.Form, path string, picture []byte) {
	path, problem := target(path)
	if problem != "" {
		form.Show([]careplan.Problem{{Field: "path", Text: problem}})
		return
	}
	err := write(path, picture, os.O_EXCL)
	switch {
	case errors.Is(err, fs.ErrExist):
		host.Confirm("There is a file of this name", "If you go on, this picture takes its place.", "Replace that file", func() {
			p.saved(host, write(path, picture, os.O_TRUNC))
		})
	default:
		p.saved(host, err)
	}
}

func (p *Places) saved(host shell.Host, err error) {
	if err != nil {
		host.Problem(err)
		return
	}
	host.Back()
	host.Say("The picture is saved.", nil)
}

// target makes a path to a PNG file of what was typed, or says what is wrong.
func target(typed string) (path, problem string) {
	switch {
	case typed == "":
		return "", "Type a folder and a name, such as " + fileName + "."
	case strings.HasSuffix(typed, string(filepath.Separator)):
		typed += fileName
	case !strings.EqualFold(filepath.Ext(typed), ".png"):
		typed += ".png"
	}
	if !filepath.IsAbs(typed) {
		return "", "Type the whole path, from the first folder on."
	}
	if info, err := os.Stat(filepath.Dir(typed)); err != nil || !info.IsDir() {
		return "", "There is no such folder. Check its name, or choose a folder from the list."
	}
	return filepath.Clean(typed), ""
}

// write makes the file readable for its owner only, and leaves no half of it.
func write(path string, data []byte, how int) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|how, 0o600)
	if err != nil {
		return unnamed(err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return unnamed(errors.Join(err, os.Remove(path)))
	}
	return nil
}

func (p *Places) saveByDialogue(host shell.Host, picture []byte) {
	ask := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if to == nil {
			if err != nil {
				host.Problem(unnamed(err))
			}
			return
		}
		_, err = to.Write(picture)
		if err = errors.Join(err, to.Close()); err != nil {
			err = unnamed(err)
		}
		p.saved(host, err)
	}, host.Window())
	ask.SetFileName(fileName)
	ask.SetTitleText("Save the code as a picture")
	ask.SetConfirmText("Save the picture")
	ask.SetDismissText("Go back")
	ask.SetOnClosed(shell.ForgetLastFolder)
	ask.Show()
}

// unnamed takes the path out of err: a person may have put a name into it, and
// errors are written to the log.
func unnamed(err error) error {
	var named *fs.PathError
	if errors.As(err, &named) {
		err = fmt.Errorf("%s: %w", named.Op, named.Err)
	}
	return fmt.Errorf("picture: %w", err)
}
