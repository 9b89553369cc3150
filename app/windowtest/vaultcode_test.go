//go:build linux

package windowtest

import (
	"errors"
	"fmt"
	"image"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/carebottle/carebottle/assets"
)

// crockford are the 32 signs of a recovery code, by their value.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// readCode copies the recovery code from the screen, part by part, as somebody
// copies it onto paper.
func (u *person) readCode() []string {
	u.Helper()
	const parts = 7
	u.scrollTo("Part 1")
	img, err := u.screen.picture()
	ok(u, err)
	var code []string
	for i := range parts {
		label := fmt.Sprintf("Part %d", i+1)
		at, found := u.seen.find(label)
		if !found {
			u.fail("%s of the code is not on the screen", label)
		}
		below := image.Rect(at.Min.X-8, at.Max.Y+4, at.Min.X+120, at.Max.Y+42).Intersect(img.Rect)
		part, err := readSigns(ink(img), below)
		ok(u, err)
		if len(part) != 4 {
			u.fail("part %d reads %q", i+1, part)
		}
		code = append(code, part)
	}
	if !checks(strings.Join(code, "")) {
		u.fail("the recovery code reads %v, which can't be right", code)
	}
	return code
}

// readSigns reads a few signs in the program's bold type. Tesseract guesses at
// words, and a code is none; so each sign is held against the 32 that it may be.
func readSigns(img *image.Gray, at image.Rectangle) (string, error) {
	known, err := signs()
	if err != nil {
		return "", err
	}
	// Neighbours may touch: then only what is darkest counts as ink.
	var found []shape
	for _, inked := range []uint8{dark, 90, 60, 30} {
		if found = shapes(img, at, inked); len(found) >= 4 {
			break
		}
	}
	var read strings.Builder
	for _, one := range found {
		best, least := byte('?'), 1.0
		for i, other := range known {
			if d := one.unlike(other); d < least {
				best, least = crockford[i], d
			}
		}
		read.WriteByte(best)
	}
	return read.String(), nil
}

// shape is one sign brought to a common size, and how wide it was for its
// height.
type shape struct {
	ink    [shapeSize * shapeSize]float64 // 0 is paper, 1 is ink
	aspect float64
}

const (
	shapeSize = 24
	dark      = 128 // and less is ink
)

// unlike is 0 for the same sign and grows with what is different.
func (s shape) unlike(other shape) float64 {
	sum := 0.0
	for i := range s.ink {
		sum += math.Abs(s.ink[i] - other.ink[i])
	}
	return sum/float64(len(s.ink)) + math.Abs(s.aspect-other.aspect)/2
}

// shapes are the signs within a part of a picture, from the left: whatever ink
// hangs together.
func shapes(img *image.Gray, at image.Rectangle, inked uint8) []shape {
	const smallest = 30
	seen := map[image.Point]bool{}
	var boxes []image.Rectangle
	for x := at.Min.X; x < at.Max.X; x++ {
		for y := at.Min.Y; y < at.Max.Y; y++ {
			box, pixels := image.Rectangle{}, 0
			for todo := []image.Point{{X: x, Y: y}}; len(todo) > 0; {
				p := todo[len(todo)-1]
				todo = todo[:len(todo)-1]
				if seen[p] || !p.In(at) || img.GrayAt(p.X, p.Y).Y > inked {
					continue
				}
				seen[p] = true
				pixels++
				box = box.Union(image.Rect(p.X, p.Y, p.X+1, p.Y+1))
				for dx := -1; dx <= 1; dx++ {
					for dy := -1; dy <= 1; dy++ {
						todo = append(todo, p.Add(image.Pt(dx, dy)))
					}
				}
			}
			if pixels >= smallest {
				boxes = append(boxes, box)
			}
		}
	}
	var all []shape
	for _, box := range boxes {
		all = append(all, shapeOf(img, box))
	}
	return all
}

func shapeOf(img *image.Gray, box image.Rectangle) shape {
	s := shape{aspect: float64(box.Dx()) / float64(box.Dy())}
	for i := range s.ink {
		x := box.Min.X + (2*(i%shapeSize)+1)*box.Dx()/(2*shapeSize)
		y := box.Min.Y + (2*(i/shapeSize)+1)*box.Dy()/(2*shapeSize)
		s.ink[i] = 1 - float64(img.GrayAt(x, y).Y)/255
	}
	return s
}

// signs draws what a code can hold, as the program's type has it.
var signs = sync.OnceValues(func() ([]shape, error) {
	parsed, err := opentype.Parse(assets.Bold())
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 30, DPI: 72})
	if err != nil {
		return nil, err
	}
	var all []shape
	for _, sign := range crockford {
		img := image.NewGray(image.Rect(0, 0, 60, 60))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		pen := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(10, 45)}
		pen.DrawString(string(sign))
		drawn := shapes(img, img.Rect, dark)
		if len(drawn) != 1 {
			return nil, fmt.Errorf("%c is %d shapes", sign, len(drawn))
		}
		all = append(all, drawn[0])
	}
	return all, nil
})

// checks tells whether the last two signs are the check of the others: the
// number that these write in base 32, modulo 1021.
func checks(code string) bool {
	n := len(code) - 2
	sum := 0
	for i := range n {
		sum = (sum*32 + strings.IndexByte(crockford, code[i])) % 1021
	}
	return code[n] == crockford[sum/32] && code[n+1] == crockford[sum%32]
}

var asked = regexp.MustCompile(`(?m)^Part ([1-7])$`)

// askedParts are the numbers of the parts that are asked back.
func askedParts(p page) ([]int, error) {
	var numbers []int
	for _, m := range asked.FindAllStringSubmatch(p.String(), -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	if len(numbers) != 2 {
		return nil, errors.New("it is not clear which parts are asked for")
	}
	return numbers, nil
}
