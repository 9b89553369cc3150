package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func note(length int) string {
	return strings.Repeat("Sits up at night to breathe and sleeps in the chair. ", length/52+1)[:length]
}

func BenchmarkTypingIntoLongNotes(b *testing.B) {
	for _, length := range []int{100, 1000, 10000} {
		b.Run(lengthName(length), func(b *testing.B) {
			inTheme(b, Appearance{})
			v := &filled{notes: note(length)}
			f := v.form(nil, "")
			w := test.NewWindow(NewScroll(f.Object()))
			defer w.Close()
			w.Resize(fyne.NewSize(360, 640))
			e := f.fields[1].input.(*textInput).entry
			w.Canvas().Focus(e)
			for b.Loop() {
				e.TypedRune('x')
			}
		})
	}
}

func lengthName(n int) string {
	switch n {
	case 100:
		return "100"
	case 1000:
		return "1000"
	default:
		return "10000"
	}
}
