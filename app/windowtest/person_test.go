//go:build linux

package windowtest

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// person sits in front of the program: looks, types, clicks.
type person struct {
	testing.TB
	place  place
	frame  frame
	screen *screen
	run    *process
	window string

	seen  page        // what was read last
	image *image.RGBA // off this picture
	reads int
	shots int
}

// sit starts the program in a window as large as the screen.
func sit(t testing.TB, p place, f frame) *person {
	t.Helper()
	u := &person{TB: t, place: p, frame: f, screen: newScreen(t, f.width, f.height)}
	u.open(f.args...)
	t.Cleanup(func() { t.Logf("read the screen %d times", u.reads) })
	return u
}

// open starts the program once more.
func (u *person) open(args ...string) {
	u.Helper()
	u.run = start(u.TB, u.place, u.screen.display, args...)
	id, err := u.screen.window(patience, u.run.gone)
	if err != nil {
		u.Fatalf("%v; the program said:\n%s", err, u.place.said())
	}
	u.window = id
}

// close closes the window, and waits for the program to end well.
func (u *person) close() {
	u.Helper()
	id, err := strconv.ParseUint(u.window, 10, 32)
	ok(u, err)
	ok(u, u.screen.closeWindow(uint32(id)))
	if err := u.run.wait(patience); err != nil {
		u.fail("closing the window: %v; the program said:\n%s", err, u.place.said())
	}
}

func (u *person) do(args ...string) {
	u.Helper()
	if _, err := u.screen.xdotool(args...); err != nil {
		u.fail("%v", err)
	}
}

// look reads the screen once it stands still. What did not change is not read
// again: reading takes longer than anything that the program does.
func (u *person) look() page {
	u.Helper()
	img, err := u.screen.picture()
	ok(u, err)
	for range 40 {
		time.Sleep(60 * time.Millisecond)
		next, err := u.screen.picture()
		ok(u, err)
		still := same(img, next)
		if img = next; still {
			break
		}
	}
	if u.seen == nil || !same(img, u.image) {
		u.reads++
		if u.seen, err = readPage(img); err != nil {
			u.Fatal(err)
		}
		u.image = img
	}
	return u.seen
}

// until looks again and again until what is on the screen will do.
func (u *person) until(what string, will func(page) bool) page {
	u.Helper()
	for over := time.Now().Add(patience); time.Now().Before(over); time.Sleep(100 * time.Millisecond) {
		if p := u.look(); will(p) {
			return p
		}
		select {
		case <-u.run.gone:
			u.Fatalf("waiting for %s: the program is gone (%v); it said:\n%s", what, u.run.err, u.place.said())
		default:
		}
	}
	u.fail("no %s on the screen", what)
	return nil
}

// wait waits for words.
func (u *person) wait(phrases ...string) page {
	u.Helper()
	return u.until(fmt.Sprintf("%q", phrases), func(p page) bool {
		for _, phrase := range phrases {
			if !p.has(phrase) {
				return false
			}
		}
		return true
	})
}

// waitGone waits until words are not there any more.
func (u *person) waitGone(phrase string) {
	u.Helper()
	u.until("end of "+strconv.Quote(phrase), func(p page) bool { return !p.has(phrase) })
}

// click clicks on words that are, or soon will be, on the screen.
func (u *person) click(phrase string) {
	u.Helper()
	u.wait(phrase)
	at, _ := u.seen.find(phrase)
	// A page that still scrolls would not be where it was.
	for still := 0; still < 2; still++ {
		time.Sleep(30 * time.Millisecond)
		again, found := u.look().find(phrase)
		if !found {
			u.wait(phrase)
		}
		if !found || again != at {
			at, _ = u.seen.find(phrase)
			still = 0
		}
	}
	u.clickAt(middle(at))
}

func (u *person) clickAt(p image.Point) {
	u.Helper()
	u.do("mousemove", "--sync", strconv.Itoa(p.X), strconv.Itoa(p.Y), "click", "1",
		"mousemove", strconv.Itoa(u.screen.size.X-1), strconv.Itoa(u.screen.size.Y-1)) // out of sight
}

// typeText types where the keyboard is.
func (u *person) typeText(text string) {
	u.Helper()
	if text != "" {
		u.do("type", "--delay", "4", "--", text)
	}
}

// press presses keys, such as Tab or ctrl+l.
func (u *person) press(keys ...string) {
	u.Helper()
	u.do(append([]string{"key", "--delay", "12"}, keys...)...)
}

// wheel turns the wheel over the middle of the page: down, or up where turns
// is negative.
func (u *person) wheel(turns int) {
	u.Helper()
	button := "5"
	if turns < 0 {
		button, turns = "4", -turns
	}
	x, y := u.screen.size.X/2, u.screen.size.Y/2
	u.do("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "--repeat", strconv.Itoa(turns), "--delay", "8", button)
}

// scrollTo looks for words above and below what is shown.
func (u *person) scrollTo(phrase string) {
	u.Helper()
	if u.clear(u.look(), phrase) {
		return
	}
	for _, turns := range []int{4, -4} {
		for range 40 {
			before := u.image
			u.wheel(turns)
			time.Sleep(100 * time.Millisecond)
			if u.clear(u.look(), phrase) {
				return
			}
			if u.image == before {
				break // the end of the page
			}
		}
	}
	u.fail("%q is nowhere on the page", phrase)
}

// clear tells whether a phrase is there and not at the edge, where a bar may
// cut it or the page still move.
func (u *person) clear(p page, phrase string) bool {
	at, found := p.find(phrase)
	return found && at.Max.Y < u.screen.size.Y-4
}

// choose scrolls to words and clicks on them.
func (u *person) choose(phrase string) {
	u.Helper()
	u.scrollTo(phrase)
	u.click(phrase)
}

// fail ends the test with what is on the screen.
func (u *person) fail(format string, args ...any) {
	u.Helper()
	u.shot("failed")
	u.Fatalf(format+"\n--- on the screen:\n%s", append(args, u.look())...)
}

// shot keeps a picture of the screen where somebody wants to see it.
func (u *person) shot(name string) {
	u.Helper()
	dir := os.Getenv("CAREBOTTLE_SHOTS")
	if dir == "" {
		return
	}
	u.shots++
	u.picture(filepath.Join(dir, fmt.Sprintf("%s-%02d-%s.png", strings.ReplaceAll(u.Name(), "/", "-"), u.shots, name)))
}

// picture saves what the screen shows.
func (u *person) picture(path string) {
	u.Helper()
	img, err := u.screen.picture()
	ok(u, err)
	f, err := os.Create(path)
	ok(u, err)
	ok(u, png.Encode(f, img))
	ok(u, f.Close())
}
