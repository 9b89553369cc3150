package kit

import (
	"bytes"
	"encoding/base64"

	"fyne.io/fyne/v2"
)

// Photos says how a field shows a photo and comes by another.
type Photos struct {
	// See shows a photo.
	See func(photo []byte) fyne.CanvasObject
	// Choose lets the person choose a file and calls chosen with the photo
	// that was made of it, or with a sentence that says why there is none. It
	// calls nothing where nothing was chosen.
	Choose func(chosen func(photo []byte, problem string))
}

// Photo asks for a photo, which nobody has to give.
func (f *Form) Photo(name, label, help string, p *[]byte, how Photos) *Field {
	in := &photoInput{into: p, original: *p, how: how, box: stacked(Gap)}
	in.choose = PlainButton("", nil, func() { how.Choose(in.chosen) })
	in.remove = LinkButton("Remove the photo", in.removed)
	in.build()
	return f.add(name, label, help, in)
}

// photoInput shows the photo that there is, and buttons to change it.
type photoInput struct {
	into     *[]byte
	original []byte
	how      Photos
	choose   *Button
	remove   *Button
	box      *fyne.Container
	field    *Field
}

// build shows the photo of now. Where there is none there is nothing to remove.
func (i *photoInput) build() {
	i.choose.SetLabel("Choose a photo")
	i.box.Objects = []fyne.CanvasObject{i.choose}
	if len(*i.into) > 0 {
		i.choose.SetLabel("Choose another photo")
		i.box.Objects = []fyne.CanvasObject{i.how.See(*i.into), i.choose, i.remove}
	}
	i.box.Refresh()
}

// chosen takes a new photo. What is no photo leaves the one that was there.
func (i *photoInput) chosen(photo []byte, problem string) {
	if problem == "" {
		i.become(photo)
	}
	i.field.Focus() // the keyboard was at the list of files
	i.field.setProblem(problem)
}

// removed leads the keyboard away from the button that is gone now.
func (i *photoInput) removed() {
	i.become(nil)
	i.field.Focus()
}

func (i *photoInput) become(photo []byte) {
	*i.into = photo
	i.build()
	i.field.edited()
	i.field.form.column.Refresh()
}

func (i *photoInput) object() fyne.CanvasObject { return i.box }
func (i *photoInput) focus() fyne.Focusable     { return i.choose }
func (i *photoInput) take() (string, string)    { return "", "" }

func (i *photoInput) wire(f *Field) {
	i.field = f
	i.choose.onFocus, i.remove.onFocus = f.entered, f.entered
}

// typed is nothing while the photo is the one that was there, so that a draft
// about other fields stays small; else the new one, or nothing in its place.
func (i *photoInput) typed() []string {
	if bytes.Equal(*i.into, i.original) {
		return nil
	}
	return []string{base64.StdEncoding.EncodeToString(*i.into)}
}

func (i *photoInput) restore(texts []string) {
	if len(texts) != 1 {
		return
	}
	photo, err := base64.StdEncoding.DecodeString(texts[0])
	if err != nil {
		return // written by another version: the photo that was there stays
	}
	*i.into = photo
	i.build()
}
