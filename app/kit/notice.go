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
	fill, bar := ColourTint, ColourPrime
	switch kind {
	case Plain:
		fill = ColourPaper
	case Warn:
		fill, bar = ColourWarnTint, ColourWarn
	case Alert:
		fill, bar = ColourAlertTint, ColourAlert
	}
	content := stacked(Gap)
	if said := noticeText(kind, bar, title, text); len(said) > 0 {
		content.Add(stacked(4, said...))
	}
	for _, act := range acts {
		content.Add(act)
	}
	p := newPanel(fill, ColourLine, content)
	p.bar = bar
	return p
}

// noticeText begins with a sign where something needs care.
func noticeText(kind NoticeKind, colour fyne.ThemeColorName, title, text string) []fyne.CanvasObject {
	var said []fyne.CanvasObject
	first := func(p *Prose) {
		if len(said) == 0 && (kind == Warn || kind == Alert) {
			said = append(said, newSigned(colour, p))
			return
		}
		said = append(said, p)
	}
	switch {
	case title != "" && kind == Quote:
		first(Soft(title))
	case title != "":
		first(Strong(title))
	}
	if text != "" {
		first(Text(text))
	}
	return said
}
