package narrative

import (
	"strings"

	"github.com/carebottle/carebottle/app/whose"
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

// line is secondLine with what only the version knows: who set a target.
func (r reader) line(v careplan.Version) string {
	t, ok := v.Content.(*careplan.Target)
	if !ok || v.Status != careplan.Active {
		return secondLine(v.Content)
	}
	return listed("Set by "+whose.SetBy(r.of, v), t.On.String())
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

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
