package portrait

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

// limit is what the plan gives a photo, or about so.
const limit = 30 << 10

var (
	red, green = color.RGBA{200, 20, 20, 255}, color.RGBA{20, 160, 20, 255}
	blue, sand = color.RGBA{20, 20, 200, 255}, color.RGBA{230, 210, 120, 255}
)

// quarters is a picture with a colour in each quarter of the square in its
// middle, clockwise from the top left, and black beside it.
func quarters(width, height int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, width, height))
	side := min(width, height)
	left, top := (width-side)/2, (height-side)/2
	for y := range height {
		for x := range width {
			p.SetRGBA(x, y, color.RGBA{0, 0, 0, 255})
			if x >= left && x < left+side && y >= top && y < top+side {
				p.SetRGBA(x, y, [2][2]color.RGBA{{red, green}, {sand, blue}}[(y-top)*2/side][(x-left)*2/side])
			}
		}
	}
	return p
}

func asJPEG(t testing.TB, p image.Image) []byte {
	return encoded(t, func(w io.Writer) error { return jpeg.Encode(w, p, nil) })
}

func asPNG(t testing.TB, p image.Image) []byte {
	return encoded(t, func(w io.Writer) error { return png.Encode(w, p) })
}

func encoded(t testing.TB, write func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// made makes a portrait and decodes it.
func made(t *testing.T, file []byte) image.Image {
	t.Helper()
	photo, err := Make(bytes.NewReader(file), limit)
	if err != nil {
		t.Fatal(err)
	}
	if len(photo) > limit {
		t.Fatalf("the portrait has %d bytes", len(photo))
	}
	p, err := Open(photo)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// corners are the colours of the four quarters, clockwise from the top left.
func corners(t *testing.T, p image.Image) [4]color.RGBA {
	t.Helper()
	side := p.Bounds().Dx()
	var found [4]color.RGBA
	for i, at := range []image.Point{{1, 1}, {3, 1}, {3, 3}, {1, 3}} {
		found[i] = nearest(t, p.At(at.X*side/4, at.Y*side/4))
	}
	return found
}

// nearest is the colour that a JPEG made c of.
func nearest(t *testing.T, c color.Color) color.RGBA {
	t.Helper()
	r, g, b, _ := c.RGBA()
	off := func(a uint32, b uint8) bool { d := int(a>>8) - int(b); return d > 30 || d < -30 }
	for _, known := range []color.RGBA{red, green, blue, sand, {255, 255, 255, 255}} {
		if !off(r, known.R) && !off(g, known.G) && !off(b, known.B) {
			return known
		}
	}
	t.Errorf("the colour %v comes from nowhere", c)
	return color.RGBA{}
}

func TestAPortraitIsTheSquareInTheMiddle(t *testing.T) {
	anyGIF := encoded(t, func(w io.Writer) error { return gif.Encode(w, quarters(300, 400), nil) })
	for name, c := range map[string]struct {
		file []byte
		side int
	}{
		"wide":         {asJPEG(t, quarters(1200, 800)), Side},
		"high":         {asPNG(t, quarters(500, 3000)), Side},
		"an animation": {anyGIF, Side},
		"small":        {asPNG(t, quarters(60, 40)), 40},
		"very wide":    {asPNG(t, quarters(4000, 64)), 64},
	} {
		t.Run(name, func(t *testing.T) {
			p := made(t, c.file)
			if got := p.Bounds().Size(); got != image.Pt(c.side, c.side) {
				t.Errorf("the portrait is %v", got)
			}
			if got, want := corners(t, p), [4]color.RGBA{red, green, blue, sand}; got != want {
				t.Errorf("the quarters are %v, not %v", got, want)
			}
		})
	}
}

func TestWhatIsTransparentBecomesWhite(t *testing.T) {
	p := made(t, asPNG(t, image.NewNRGBA(image.Rect(0, 0, 50, 50))))
	if got := corners(t, p)[0]; got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("it became %v", got)
	}
}

// Noise is the hardest picture to keep small.
func TestEvenNoiseFits(t *testing.T) {
	p := image.NewRGBA(image.Rect(0, 0, Side, Side))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range p.Pix {
		p.Pix[i] = byte(r.Uint32())
	}
	made(t, asPNG(t, p))
	var refused *RefusedError
	if _, err := Make(bytes.NewReader(asPNG(t, p)), 1000); !errors.As(err, &refused) {
		t.Errorf("in 1000 bytes: %v", err)
	}
}

func TestWhatIsNoFitPictureIsRefusedWithASentence(t *testing.T) {
	whole := asJPEG(t, quarters(400, 400))
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"nothing":           {nil, "no picture"},
		"words":             {[]byte("My garden"), "no picture"},
		"an iPhone's":       {[]byte("\x00\x00\x00\x24ftypheic\x00\x00\x00\x00"), "HEIC"},
		"half of a picture": {whole[:len(whole)/2], "damaged"},
		"only its head":     {whole[:8], "damaged"},
		"a dot":             {asPNG(t, quarters(31, 400)), "too small"},
		"a large file":      {make([]byte, mostFile+1), "less than 32 MB"},
	} {
		photo, err := Make(bytes.NewReader(c.file), limit)
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(refused.Text, c.says) || photo != nil {
			t.Errorf("%s: got %v and %d bytes, want a sentence with %q", name, err, len(photo), c.says)
		}
	}
	broken := errors.New("the stick was pulled out")
	if _, err := Make(iotest.ErrReader(broken), limit); !errors.Is(err, broken) {
		t.Errorf("a file that can't be read: %v", err)
	}
}

// declaring is the head of a PNG that says how large it is, and no more.
func declaring(width, height uint32, depth byte) []byte {
	head := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	head = append(head, depth, 6, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(head))
}

// A file of some bytes can ask for gigabytes. It is refused by what it
// declares: were it decoded first, the refusal would speak of damage.
func TestAPictureIsRefusedBeforeItTakesMemory(t *testing.T) {
	baseline := asJPEG(t, quarters(400, 400))
	large := func(mark byte) []byte { // 5000 by 5000
		file := bytes.Clone(baseline)
		at := bytes.Index(file, []byte{0xff, 0xc0})
		file[at+1] = mark
		binary.BigEndian.PutUint16(file[at+5:], 5000)
		binary.BigEndian.PutUint16(file[at+7:], 5000)
		return file
	}
	hidden := bytes.Replace(large(0xc2), []byte{0xff, 0xd8}, []byte{0xff, 0xd8, 7, 0xff, 0xd3, 0xff, 0}, 1)
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"40 million pixels":                {declaring(8000, 5000, 8), "damaged"},
		"one row more":                     {declaring(8000, 5001, 8), "too large"},
		"a line of two billion":            {declaring(1<<31-1, 32, 8), "too large"},
		"20 million in 16 bits":            {declaring(5000, 4000, 16), "damaged"},
		"21 million in 16 bits":            {declaring(5250, 4000, 16), "too large"},
		"25 million, progressive":          {large(0xc2), "too large"},
		"25 million, progressive, covered": {hidden, "too large"},
	} {
		_, err := Make(bytes.NewReader(c.file), limit)
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(refused.Text, c.says) {
			t.Errorf("%s: got %v, want a sentence with %q", name, err, c.says)
		}
	}
}

func TestAPhotoFromElsewhereIsLookedAtBeforeItIsShown(t *testing.T) {
	huge := asJPEG(t, quarters(mostShown+1, 40))
	for name, photo := range map[string][]byte{
		"nothing": nil, "words": []byte("My garden"), "another format": asPNG(t, quarters(64, 64)), "a huge one": huge,
		"half of one": asJPEG(t, quarters(64, 64))[:400],
	} {
		var refused *RefusedError
		if p, err := Open(photo); !errors.As(err, &refused) || p != nil {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := Open(asJPEG(t, quarters(mostShown, 40))); err != nil {
		t.Error(err)
	}
}

func FuzzMake(f *testing.F) {
	f.Add(asJPEG(f, quarters(64, 40)))
	f.Add(asPNG(f, quarters(40, 64)))
	f.Add(encoded(f, func(w io.Writer) error { return gif.Encode(w, quarters(40, 40), nil) }))
	f.Add(withExif(asJPEG(f, quarters(64, 40)), exif(binary.BigEndian, 6)))
	f.Add(withExif(asJPEG(f, quarters(40, 40)), exif(binary.LittleEndian, 3)))
	f.Add(declaring(8000, 5000, 8))
	f.Fuzz(func(t *testing.T, file []byte) {
		// The decoders take their time over what is large and allowed.
		if info, _, err := image.DecodeConfig(bytes.NewReader(file)); err == nil && info.Width*info.Height > 1<<20 {
			t.Skip()
		}
		photo, err := Make(bytes.NewReader(file), limit)
		var refused *RefusedError
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		p, err := Open(photo)
		if err != nil || len(photo) > limit {
			t.Fatalf("a portrait of %d bytes can't be opened: %v", len(photo), err)
		}
		if s := p.Bounds().Size(); s.X != s.Y || s.X > Side || s.X < leastSide {
			t.Fatalf("the portrait is %v", s)
		}
		if extra := foreign(photo); extra != 0 {
			t.Fatalf("a segment %#x is left", extra)
		}
	})
}

func FuzzOpen(f *testing.F) {
	f.Add(asJPEG(f, quarters(64, 64)))
	f.Add([]byte{0xff, 0xd8})
	f.Fuzz(func(t *testing.T, photo []byte) {
		p, err := Open(photo)
		if (p == nil) == (err == nil) {
			t.Fatalf("got %v and %v", p, err)
		}
		if err == nil && max(p.Bounds().Dx(), p.Bounds().Dy()) > mostShown {
			t.Fatalf("a picture of %v is shown", p.Bounds())
		}
	})
}

func BenchmarkMakeFromATelephone(b *testing.B) {
	file := asJPEG(b, quarters(4000, 3000))
	for b.Loop() {
		if _, err := Make(bytes.NewReader(file), limit); err != nil {
			b.Fatal(err)
		}
	}
}
