package narrative

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/portrait"
)

// seePhoto shows a photo, or says that it can't be shown: it may come from
// another device.
func seePhoto(photo []byte, says string) fyne.CanvasObject {
	picture, err := portrait.Open(photo)
	if err != nil {
		return kit.Text(err.Error())
	}
	return kit.NewPicture(picture, says)
}

// choosePhoto lets the person choose a file and makes a photo of it. A large
// picture takes a second or two.
func (p *Places) choosePhoto(h shell.Host) func(chosen func([]byte, string)) {
	return func(chosen func([]byte, string)) {
		p.pick(h.Window(), func(file io.ReadCloser, err error) {
			switch {
			case err != nil:
				chosen(nil, unreadable)
			case file == nil: // nothing was chosen
			case h.Plan().Me.ID == "":
				// The vault locked while the list of files was open: what was
				// typed is kept, and there is no form that could take a photo.
				_ = file.Close()
			default:
				makePhoto(h, file, chosen)
			}
		})
	}
}

// unreadable says no more than a person can use: an error of the system would
// name the file.
const unreadable = "This file can't be opened. Choose another one."

func makePhoto(h shell.Host, file io.ReadCloser, chosen func([]byte, string)) {
	var photo []byte
	h.Busy("Making the photo small", func(ctx context.Context, _ func(float64)) error {
		made, err := portrait.Make(file, careplan.MaxPhoto)
		_ = file.Close() // it was only read
		photo = made
		return errors.Join(ctx.Err(), err)
	}, func(err error) {
		var refused *portrait.RefusedError
		switch {
		case errors.Is(err, context.Canceled):
		case errors.As(err, &refused):
			chosen(nil, refused.Text)
		case err != nil:
			chosen(nil, unreadable)
		default:
			chosen(photo, "")
		}
	})
}

// pickPicture opens the dialog for one file, at folder where that can be
// looked into. It does not remember the folder that the person goes to:
// preferences are not encrypted, and a folder may be named after a person.
func pickPicture(w fyne.Window, folder string, picked func(io.ReadCloser, error)) {
	ask := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) { picked(file, err) }, w)
	if start, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		ask.SetLocation(start)
	}
	ask.SetFilter(storage.NewExtensionFileFilter([]string{".jpg", ".jpeg", ".png", ".gif", ".heic"}))
	ask.SetTitleText("Choose a photo")
	ask.SetConfirmText("Choose this photo")
	ask.SetDismissText("Go back")
	ask.SetOnClosed(shell.ForgetLastFolder)
	ask.Show()
}
