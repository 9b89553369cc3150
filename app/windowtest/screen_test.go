//go:build linux

package windowtest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// screen is an X server without a monitor. It keeps its picture in a file, in
// the format of xwd, which can be read without asking the server.
type screen struct {
	display string
	size    image.Point
	file    string
}

func newScreen(t testing.TB, width, height int) *screen {
	t.Helper()
	dir := t.TempDir()
	r, w, err := os.Pipe()
	ok(t, err)
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-fbdir", dir, "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{w}
	server.SysProcAttr = withTests()
	ok(t, server.Start())
	ok(t, w.Close())
	t.Cleanup(func() { end(server) })
	number, err := readLine(r)
	ok(t, err)
	return &screen{display: ":" + number, size: image.Pt(width, height), file: filepath.Join(dir, "Xvfb_screen0")}
}

// readLine waits for the server to say which display it is.
func readLine(r *os.File) (string, error) {
	defer func() { _ = r.Close() }()
	if err := r.SetReadDeadline(time.Now().Add(patience)); err != nil && !errors.Is(err, os.ErrNoDeadline) {
		return "", err
	}
	var line []byte
	for one := make([]byte, 1); ; {
		switch _, err := r.Read(one); {
		case err == io.EOF:
			return "", errors.New("Xvfb did not start")
		case err != nil:
			return "", fmt.Errorf("display of Xvfb: %w", err)
		case one[0] == '\n':
			return strings.TrimSpace(string(line)), nil
		}
		line = append(line, one[0])
	}
}

// picture is what the screen shows now.
func (s *screen) picture() (*image.RGBA, error) {
	data, err := os.ReadFile(s.file)
	if err != nil {
		return nil, err
	}
	return readXWD(data)
}

// readXWD reads a dump of 32 bits a pixel, as Xvfb keeps it: the header of
// X11/XWDFile.h (25 numbers of 32 bits, big-endian), the colour map, the rows.
func readXWD(data []byte) (*image.RGBA, error) {
	const numbers = 25
	if len(data) < 4*numbers {
		return nil, fmt.Errorf("xwd of %d bytes", len(data))
	}
	header := make([]int, numbers)
	for i := range header {
		header[i] = int(binary.BigEndian.Uint32(data[4*i:]))
	}
	headerSize, width, height, order, bits, stride, colours := header[0], header[4], header[5], header[7], header[11], header[12], header[19]
	start := headerSize + 12*colours
	if bits != 32 || len(data) < start+stride*height {
		return nil, fmt.Errorf("xwd of %d bits a pixel, %d bytes", bits, len(data))
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := data[start+y*stride:]
		for x := range width {
			p := row[4*x : 4*x+4]
			r, g, b := p[2], p[1], p[0]
			if order == 1 { // most significant byte first
				r, g, b = p[1], p[2], p[3]
			}
			copy(img.Pix[img.PixOffset(x, y):], []byte{r, g, b, 255})
		}
	}
	return img, nil
}

// same tells whether two pictures show the same, but for a caret that blinks.
func same(a, b *image.RGBA) bool {
	if bytes.Equal(a.Pix, b.Pix) {
		return true
	}
	const caretWidth, caretHeight = 4, 80
	var changed image.Rectangle
	for y := range a.Rect.Dy() {
		from, to := y*a.Stride, (y+1)*a.Stride
		if bytes.Equal(a.Pix[from:to], b.Pix[from:to]) {
			continue
		}
		for x := range a.Rect.Dx() {
			if i := from + 4*x; [4]byte(a.Pix[i:]) != [4]byte(b.Pix[i:]) {
				changed = changed.Union(image.Rect(x, y, x+1, y+1))
			}
		}
		if changed.Dx() > caretWidth || changed.Dy() > caretHeight {
			return false
		}
	}
	return true
}

// xdotool does what a hand would.
func (s *screen) xdotool(args ...string) (string, error) {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("xdotool %s: %w %s", args[0], err, wrong.String())
	}
	return strings.TrimSpace(string(out)), nil
}

// window waits for the window of the program and puts it over the whole screen:
// nothing manages windows here.
func (s *screen) window(limit time.Duration, gone <-chan struct{}) (string, error) {
	for over := time.Now().Add(limit); time.Now().Before(over); time.Sleep(50 * time.Millisecond) {
		found, err := s.xdotool("search", "--onlyvisible", "--name", "^Carebottle$")
		if err == nil && found != "" {
			ids := strings.Fields(found)
			id := ids[len(ids)-1]
			_, err := s.xdotool("windowmove", id, "0", "0", "windowsize", "--sync", id,
				strconv.Itoa(s.size.X), strconv.Itoa(s.size.Y), "windowfocus", "--sync", id)
			return id, err
		}
		select {
		case <-gone:
			return "", errors.New("the program ended before it had a window")
		default:
		}
	}
	return "", errors.New("no window")
}

func end(cmd *exec.Cmd) {
	_ = cmd.Process.Kill()
	_ = cmd.Wait() // it was killed: its status says nothing
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
