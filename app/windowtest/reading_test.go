//go:build linux

package windowtest

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"os/exec"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// word is a word on the screen, and where it stands.
type word struct {
	text string
	at   image.Rectangle
}

// page is what was read off the screen, row by row.
type page [][]word

// readPage reads a picture with tesseract. What it can't read, nobody is
// expected to: a word that is cut, or hardly darker than what it stands on.
func readPage(img *image.RGBA) (page, error) {
	const scale = 2
	out, err := tesseract(enlarge(ink(img), scale), "11", "tsv")
	if err != nil {
		return nil, err
	}
	var words []word
	for _, line := range strings.Split(string(out), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) < 12 || strings.TrimSpace(f[11]) == "" {
			continue
		}
		var n [4]int
		for i := range n {
			if n[i], err = strconv.Atoi(f[6+i]); err != nil {
				return nil, fmt.Errorf("tesseract: %w", err)
			}
		}
		words = append(words, word{text: f[11], at: image.Rect(n[0]/scale, n[1]/scale, (n[0]+n[2])/scale, (n[1]+n[3])/scale)})
	}
	return rows(words), nil
}

func tesseract(img *image.Gray, mode string, args ...string) ([]byte, error) {
	var pgm bytes.Buffer
	fmt.Fprintf(&pgm, "P5\n%d %d\n255\n", img.Rect.Dx(), img.Rect.Dy())
	pgm.Write(img.Pix)
	cmd := exec.Command("tesseract", append([]string{"stdin", "stdout", "--psm", mode, "--dpi", "200"}, args...)...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = &pgm
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return out, nil
}

// rows puts words that stand beside each other into one row, from the left.
func rows(words []word) page {
	sort.SliceStable(words, func(i, j int) bool { return middle(words[i].at).Y < middle(words[j].at).Y })
	var p page
	for _, w := range words {
		if n := len(p); n > 0 {
			last := p[n-1][len(p[n-1])-1].at
			if y := middle(w.at).Y; y >= last.Min.Y && y < last.Max.Y && middle(last).Y >= w.at.Min.Y && middle(last).Y < w.at.Max.Y {
				p[n-1] = append(p[n-1], w)
				continue
			}
		}
		p = append(p, []word{w})
	}
	for _, row := range p {
		sort.SliceStable(row, func(i, j int) bool { return row[i].at.Min.X < row[j].at.Min.X })
	}
	return p
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }

// String is the text of the page, for whoever looks into a failure.
func (p page) String() string {
	var b strings.Builder
	for _, row := range p {
		for i, w := range row {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (p page) has(phrase string) bool { _, found := p.find(phrase); return found }

// find gives where a phrase begins, in the words of its first row: it may go on
// in the row below. Where it stands more than once, one with nothing close
// beside it goes before one within a sentence, and the lowest before others:
// buttons are under what they are about.
func (p page) find(phrase string) (image.Rectangle, bool) {
	want := letters(phrase)
	lines := p.lines()
	var best image.Rectangle
	rank := 0
	for _, l := range lines {
		for i := range l.words {
			got, whole := "", false
			first := l.words[i:]
			for at, from := l, i; at != nil && len(got) <= len(want)+2; at, from = at.next(lines), 0 {
				for j := from; j < len(at.words); j++ {
					got += letters(at.words[j].text)
					if !alike(got, want) {
						continue
					}
					whole = i == 0 && j == len(at.words)-1
					if at == l {
						first = l.words[i : j+1]
					}
					r := 1
					if whole {
						r = 2
					}
					if got == want {
						r += 2
					}
					if r >= rank {
						rank, best = r, around(first)
					}
				}
			}
		}
	}
	return best, rank > 0
}

// line is a run of words of one sentence within a row.
type line struct {
	words []word
	at    image.Rectangle
}

// lines parts rows where there is a gap.
func (p page) lines() []*line {
	var all []*line
	for _, row := range p {
		begin := 0
		for i := range row {
			if i == len(row)-1 || apart(row[i], row[i+1]) {
				all = append(all, &line{words: row[begin : i+1], at: around(row[begin : i+1])})
				begin = i + 1
			}
		}
	}
	return all
}

// next is the line that goes on with the sentence: right under this one. Nil
// where there is none.
func (l *line) next(lines []*line) *line {
	for _, m := range lines {
		gap := m.at.Min.Y - l.at.Max.Y
		if middle(m.at).Y > l.at.Max.Y && gap >= -2 && gap < max(l.at.Dy(), 12) && m.at.Min.X < l.at.Max.X && l.at.Min.X < m.at.Max.X {
			return m
		}
	}
	return nil
}

// apart tells whether two neighbours are further from each other than words of
// one sentence.
func apart(a, b word) bool {
	return b.at.Min.X-a.at.Max.X > max(a.at.Dy(), b.at.Dy())
}

func around(words []word) image.Rectangle {
	var r image.Rectangle
	for _, w := range words {
		r = r.Union(w.at)
	}
	return r
}

// letters brings a text to what reading can be trusted with: letters and
// figures without their case, and one sign for those that look alike.
func letters(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch r {
		case '0':
			r = 'o'
		case '1', 'i', '|':
			r = 'l'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// alike lets a long text be misread in one letter of twelve.
func alike(got, want string) bool {
	if got == want {
		return true
	}
	slips := len(want) / 12
	return slips > 0 && distance(got, want) <= slips
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// ink keeps what is written and leaves out what it is written on: whatever is
// of one colour and larger than a letter's stroke turns white, with the frames
// of buttons and fields, and the rest as dark as it stands out. So white words
// on a dark button read like black ones on paper.
func ink(img *image.RGBA) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	colour := make([]uint32, w*h)
	for i := range colour {
		p := img.Pix[4*i:]
		colour[i] = uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2])
	}
	areas := newAreas(w, h, colour)
	out := image.NewGray(image.Rect(0, 0, w, h))
	ground := 255
	for i := range colour {
		light := lightness(colour[i])
		if areas.surface(i) {
			ground, out.Pix[i] = light, 255
			continue
		}
		contrast := light - ground
		if contrast < 0 {
			contrast = -contrast
		}
		out.Pix[i] = byte(255 - min(255, contrast*3/2))
	}
	withoutCorners(out)
	return out
}

// withoutCorners takes out what is left of frames: marks higher than letters.
func withoutCorners(img *image.Gray) {
	const paper, high = 245, 40
	marked := make([]uint32, len(img.Pix))
	for i, p := range img.Pix {
		if p < paper {
			marked[i] = 1
		}
	}
	marks := newAreas(img.Rect.Dx(), img.Rect.Dy(), marked)
	for i := range img.Pix {
		if marked[i] == 1 && marks.bounds[marks.root(i)].Dy() > high {
			img.Pix[i] = 255
		}
	}
}

func lightness(c uint32) int {
	return int(299*(c>>16&255)+587*(c>>8&255)+114*(c&255)) / 1000
}

// areas are the surfaces of one colour, as a forest of pixels that touch.
type areas struct {
	parent []int32           // a root holds minus its size
	bounds []image.Rectangle // of roots
}

func newAreas(w, h int, colour []uint32) areas {
	a := areas{parent: slices.Repeat([]int32{-1}, w*h), bounds: make([]image.Rectangle, w*h)}
	for y := range h {
		for x := range w {
			i := y*w + x
			if x > 0 && colour[i] == colour[i-1] {
				a.join(i, i-1)
			}
			if y > 0 && colour[i] == colour[i-w] {
				a.join(i, i-w)
			}
		}
	}
	for i := range a.parent {
		r := a.root(i)
		a.bounds[r] = a.bounds[r].Union(image.Rect(i%w, i/w, i%w+1, i/w+1))
	}
	return a
}

// surface tells whether a pixel belongs to more than a stroke of a letter.
func (a areas) surface(i int) bool {
	const pixels, wide, high = 700, 60, 44
	r := a.root(i)
	return -a.parent[r] > pixels || a.bounds[r].Dx() > wide || a.bounds[r].Dy() > high
}

func (a areas) root(i int) int {
	for a.parent[i] >= 0 {
		if up := a.parent[a.parent[i]]; up >= 0 {
			a.parent[i] = up
		}
		i = int(a.parent[i])
	}
	return i
}

func (a areas) join(i, j int) {
	i, j = a.root(i), a.root(j)
	if i == j {
		return
	}
	if a.parent[i] > a.parent[j] {
		i, j = j, i
	}
	a.parent[i] += a.parent[j]
	a.parent[j] = int32(i)
}

// enlarge makes each pixel n times as large, smoothly: tesseract wants letters
// of some thirty pixels.
func enlarge(img *image.Gray, n int) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, n*w, n*h))
	for y := range n * h {
		sy := max(2*y+1-n, 0)
		y0 := sy / (2 * n)
		y1, fy := min(y0+1, h-1), sy%(2*n)
		for x := range n * w {
			sx := max(2*x+1-n, 0)
			x0 := sx / (2 * n)
			x1, fx := min(x0+1, w-1), sx%(2*n)
			top := int(img.Pix[y0*w+x0])*(2*n-fx) + int(img.Pix[y0*w+x1])*fx
			low := int(img.Pix[y1*w+x0])*(2*n-fx) + int(img.Pix[y1*w+x1])*fx
			out.Pix[y*n*w+x] = byte((top*(2*n-fy) + low*fy) / (4 * n * n))
		}
	}
	return out
}
