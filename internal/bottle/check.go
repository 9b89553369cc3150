package bottle

import (
	"slices"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// unreadable stands for an entry that a newer version wrote, or whose words
// are damaged or withheld from this device: that there is one must be seen.
const unreadable = "ONE ENTRY NOT READABLE ON THIS DEVICE"

// seeCheck ends an item whose heads say different things.
const seeCheck = " - SEE CHECK"

// words are what the message says of entry e. Where its heads say different
// things no winner is shown: its name stands there, and CHECK has every head.
func (c *composer) words(e careplan.Entry, noun string) string {
	conflict := c.check(e.Heads, e, noun)
	var said []string
	for _, h := range e.Heads {
		if h.Status != careplan.Active || h.Absent == careplan.Erased {
			continue
		}
		text := c.version(e, h)
		if conflict && h.Content != nil {
			text = c.writer(e).short(h.Content)
		}
		if !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	text := strings.Join(said, " OR ")
	if conflict {
		text += seeCheck
	}
	return text
}

func (c *composer) version(e careplan.Entry, h careplan.Version) string {
	if h.Content == nil {
		return unreadable
	}
	return c.writer(e).text(h.Content)
}

// check puts every head on CHECK, where they differ in what the message would
// say; it tells whether they do.
func (c *composer) check(heads []careplan.Version, e careplan.Entry, noun string) bool {
	same := func(h careplan.Version) bool {
		return h.Status == heads[0].Status && c.version(e, h) == c.version(e, heads[0])
	}
	if !slices.ContainsFunc(heads, func(h careplan.Version) bool { return !same(h) }) {
		return false
	}
	var said []string
	var latest time.Time
	for _, h := range heads {
		status := ""
		switch h.Status {
		case careplan.Stopped:
			status = "STOPPED"
		case careplan.EnteredInError:
			status = "ENTERED IN ERROR"
		}
		said = append(said, dashed(c.version(e, h), status, words(c.author(e, h), day(h.At, c.zone))))
		if h.At.After(latest) {
			latest = h.At
		}
	}
	c.checks.add(kept, dashed(noun, strings.Join(said, " OR ")), latest)
	return true
}

// checkSingle checks an entry of which a plan has one, with what a second
// device may have begun on its own.
func (c *composer) checkSingle(k careplan.Kind, noun string) {
	var heads []careplan.Version
	var first careplan.Entry
	for _, e := range c.plan.Of(k) {
		if !e.Active() {
			continue
		}
		if len(heads) == 0 {
			first = e
		}
		heads = append(heads, e.Heads...)
	}
	if len(heads) > 0 {
		c.check(heads, first, noun)
	}
}

// checkStatement says where the answer for a whole section contradicts.
func (c *composer) checkStatement(view careplan.SectionView, noun string) {
	if !view.Check {
		return
	}
	e := careplan.Entry{ID: view.StatementEntry, Kind: careplan.KindSection}
	text := dashed(noun, "NONE KNOWN", words(c.author(e, *view.Statement), day(view.Statement.At, c.zone)))
	if view.State != careplan.Recorded {
		text = noun + " - ONE ANSWER IS NONE KNOWN AND ANOTHER IS ASKED"
	}
	c.checks.add(kept, text, view.Statement.At)
}

// author is who said it, else who typed it, else what the one at the keyboard
// is in this plan: a name with no Latin form must not stop the message.
func (c *composer) author(e careplan.Entry, h careplan.Version) string {
	names := []string{h.Typed.Name, string(h.Typed.Role)}
	if h.Content != nil {
		names = append([]string{h.Content.Shared().SaidBy}, names...)
	}
	for _, n := range names {
		if out, err := Transliterate(n); err == nil && out != "" {
			return out
		}
	}
	return "SOMEBODY"
}

func day(t time.Time, zone *time.Location) string {
	return strings.ToUpper(careplan.DateOf(t.In(zone)).Short())
}

// changed is when what is shown of e was last changed.
func changed(e careplan.Entry) time.Time {
	var latest time.Time
	for _, h := range e.Heads {
		if h.At.After(latest) {
			latest = h.At
		}
	}
	return latest
}

// contents are what the active heads of e say, where they can be read.
func contents[T any](e careplan.Entry) []*T {
	var all []*T
	for _, h := range e.Heads {
		if c, ok := any(h.Content).(*T); ok && h.Status == careplan.Active {
			all = append(all, c)
		}
	}
	return all
}

// everyHead tells whether all active heads of e can be read and satisfy is.
func everyHead[T any](e careplan.Entry, is func(*T) bool) bool {
	all := contents[T](e)
	active := 0
	for _, h := range e.Heads {
		if h.Status == careplan.Active {
			active++
		}
	}
	return len(all) == active && !slices.ContainsFunc(all, func(c *T) bool { return !is(c) })
}
