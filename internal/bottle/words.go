package bottle

import (
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// writer puts the fields of one entry into the message's characters, and
// gathers what has to be said in another way.
type writer struct {
	needs *[]Need
	entry string
	kind  careplan.Kind
}

// say writes one field.
func (w writer) say(field, text string) string {
	out, err := Transliterate(text)
	if err != nil {
		w.ask(field, err.Error())
	}
	return out
}

// hours writes opening hours, where 8:30 can only be a time.
func (w writer) hours(field, text string) string {
	return w.say(field, oneDigitHour.ReplaceAllString(text, "${1}0$2$3"))
}

// numbers writes telephones in the person's order.
func (w writer) numbers(field string, all []careplan.Telephone) string {
	var out []string
	for _, t := range all {
		if n := w.number(field, t); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, " OR ")
}

func (w writer) number(field string, t careplan.Telephone) string {
	return strings.ReplaceAll(w.say(field, t.Plain()), " X", " EXT ")
}

func (w writer) ask(field, sentence string) {
	for _, n := range *w.needs {
		if n.Entry == w.entry && n.Field == field {
			return
		}
	}
	*w.needs = append(*w.needs, Need{w.entry, w.kind, field, sentence})
}

// words joins what there is with spaces, dashed with dashes.
func words(texts ...string) string { return join(" ", texts) }

func dashed(texts ...string) string { return join(" - ", texts) }

func join(by string, texts []string) string {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, by)
}

func led(lead, text string) string {
	if text == "" {
		return ""
	}
	return lead + " " + text
}

func short(d careplan.Date) string { return strings.ToUpper(d.Short()) }
