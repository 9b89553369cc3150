package imports

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"github.com/carebottle/carebottle/app/shell"
)

// errNarrow means that Fyne's list of files is wider than the window, so that
// its buttons could not be reached.
var errNarrow = errors.New("the window is too narrow for the list of files")

// inFolder picks a file with Fyne's dialog, which is the system's own on a
// telephone. It does not remember the folder that the person goes to:
// preferences are not encrypted, and a folder may be named after a person.
func inFolder(folder string) picker {
	return func(ctx context.Context, w fyne.Window, picked func(string, error)) {
		ask := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			switch {
			case err != nil:
				picked("", unnamed(err))
			case file == nil:
				picked("", nil)
			default:
				_ = file.Close() // it is opened again to be read
				picked(stepOf(file.URI()), nil)
			}
		}, w)
		if start, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
			ask.SetLocation(start)
		}
		ask.SetTitleText("Choose a file of readings")
		ask.SetConfirmText("Look into this file")
		ask.SetDismissText("Go back")
		ask.SetOnClosed(shell.ForgetLastFolder)
		ask.Show()
		if !fyne.CurrentDevice().IsMobile() && ask.MinSize().Width > w.Canvas().Size().Width {
			ask.Hide()
			picked("", errNarrow)
			return
		}
		context.AfterFunc(ctx, func() { fyne.Do(ask.Hide) })
	}
}
