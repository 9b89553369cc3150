package narrative

import (
	"fmt"
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// secondLine is what stands below the title of an item in a list.
func secondLine(c careplan.Content) string {
	switch c := c.(type) {
	case *careplan.Medicine:
		dose := ""
		if c.Dose == "" && c.Strength == "" {
			dose = "dose not recorded"
		}
		return listed(dose, careplan.Detail(c), className(c.Alert))
	case *careplan.Decision:
		original := ""
		if c.Original != "" {
			original = "original: " + c.Original
		}
		return listed(careplan.Detail(c), original)
	case *careplan.Practice:
		return listed(c.Name, c.Telephone.String())
	default:
		return careplan.Detail(c)
	}
}

func className(a careplan.AlertClass) string {
	if a == careplan.AlertNone || a == careplan.AlertOther {
		return ""
	}
	return string(a)
}

// listed joins what is there with commas.
func listed(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, ", ")
}

// named says the first few of the items by name: "Trimethoprim, latex", "Type
// 1 diabetes and 2 more".
func named(items []careplan.Entry) string {
	var names []string
	for _, e := range items {
		if c := e.Latest().Content; c != nil {
			names = append(names, c.Title())
		}
	}
	switch {
	case len(names) < len(items):
		return fmt.Sprintf("%d recorded", len(items))
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return names[0]
	case len(names) == 2:
		return names[0] + ", " + lowerFirst(names[1])
	default:
		return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
	}
}

// medicinesLine adds how many of them must be taken on time.
func medicinesLine(items []careplan.Entry) string {
	critical := 0
	for _, e := range items {
		for _, v := range e.Heads {
			if m, ok := v.Content.(*careplan.Medicine); ok && m.TimeCritical {
				critical++
				break
			}
		}
	}
	switch {
	case critical == 0:
		return named(items)
	case len(items) == 1:
		return named(items) + ", time-critical"
	case critical == 1:
		return fmt.Sprintf("%d, one is time-critical", len(items))
	default:
		return fmt.Sprintf("%d, %s are time-critical", len(items), inWords(critical))
	}
}

func inWords(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// sectionLine is what stands below the name of a section in the list.
func (r reader) sectionLine(s careplan.Section, view careplan.SectionView) string {
	w := wordsOf(s, r.voice)
	switch view.State {
	case careplan.NoneKnown:
		return w.none + ". " + r.stated(view)
	case careplan.AskedNotAnswered:
		return w.asked + ". " + r.stated(view)
	case careplan.NotRecorded:
		return "Nobody has asked yet"
	}
	switch s {
	case careplan.KindMedicine:
		return medicinesLine(view.Items)
	case careplan.KindAbout, careplan.KindPlaceOfCare:
		return r.writtenBy(view.Items)
	default:
		return named(view.Items)
	}
}

// stated says who answered for a whole section, and when.
func (r reader) stated(view careplan.SectionView) string {
	if view.Statement == nil {
		return ""
	}
	v := *view.Statement
	return listed(upperFirst(r.saidBy(v)), dateStated(v, r))
}

func dateStated(v careplan.Version, r reader) string {
	if s, ok := v.Content.(*careplan.Statement); ok && !s.On.IsZero() {
		return s.On.String()
	}
	return careplan.DateOf(v.At.In(r.now.Location())).String()
}

func (r reader) writtenBy(items []careplan.Entry) string {
	if len(items) == 0 {
		return ""
	}
	v := items[0].Latest()
	return "Written " + careplan.DateOf(v.At.In(r.now.Location())).String()
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
