package bottle

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/app/kit"
)

// framed keeps a code low enough to be seen whole, since a telephone can't read
// what has to be scrolled, and as wide as the window: the page is white to its
// edges, and a pixel more for each module is worth more than a margin.
type framed struct {
	widget.BaseWidget
	code  *kit.Code
	most  float32 // height
	scale float32 // pixels of the screen for each unit
}

// edge is the margin of a page that the code may use.
const edge = kit.Padding

var _ kit.Flowing = (*framed)(nil)

func newFramed(code *kit.Code, most, scale float32) *framed {
	f := &framed{code: code, most: max(most, code.MinSize().Height), scale: max(scale, 1)}
	f.ExtendBaseWidget(f)
	return f
}

// HeightFor implements kit.Flowing. It is as many whole pixels for each module
// as there is room for: the rest would be an empty edge.
func (f *framed) HeightFor(width float32) float32 {
	modules := f.code.MinSize().Height
	pixels := float32(math.Floor(float64(min(width+2*edge, f.most) * f.scale / modules)))
	return max(pixels, 1) * modules / f.scale
}

// Natural implements kit.Flowing.
func (f *framed) Natural() float32 { return f.code.Natural() }

// MinSize implements fyne.CanvasObject.
func (f *framed) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	least := f.code.MinSize()
	return fyne.NewSize(least.Width, max(least.Height, f.HeightFor(f.Size().Width)))
}

// CreateRenderer implements fyne.Widget.
func (f *framed) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return framedRenderer{widget.NewSimpleRenderer(f.code), f.code}
}

type framedRenderer struct {
	fyne.WidgetRenderer
	code *kit.Code
}

// Layout gives the code the margins, too.
func (r framedRenderer) Layout(size fyne.Size) {
	r.code.Move(fyne.NewPos(-edge, 0))
	r.code.Resize(size.AddWidthHeight(2*edge, 0))
}
