package kit

import "fyne.io/fyne/v2"

// NoticeKind says how a notice looks. What it says is in its words.
type NoticeKind int

// The kinds of notice.
const (
	Plain NoticeKind = iota // something to know
	Warn                    // due, unsigned, old, not kept safe yet
	Alert                   // a conflict, a refusal
	Quote                   // the plan's own words
)

// Notice tells something apart from the rest of the page. title may be empty.
func Notice(kind NoticeKind, title, text string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	var said []fyne.CanvasObject
	if title != "" {
		said = append(said, Strong(title))
	}
	if text != "" {
		said = append(said, Text(text))
	}
	content := stacked(Gap, append([]fyne.CanvasObject{stacked(4, said...)}, acts...)...)
	fill, bar := ColourTint, ColourPrime
	switch kind {
	case Plain:
		fill = ColourPaper
	case Warn:
		fill, bar = ColourWarnTint, ColourWarn
	case Alert:
		fill, bar = ColourAlertTint, ColourAlert
	}
	p := newPanel(fill, ColourLine, content)
	p.bar = bar
	return p
}
