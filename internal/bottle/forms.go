package bottle

import (
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// decision says which form there is, what it says about CPR and where the
// signed original is, and never that it is valid. "Not recorded" would look
// like "not recommended" at three in the morning, so it is not said here.
func (w writer) decision(d *careplan.Decision) string {
	form := words(w.say("form", string(d.Form)), short(d.On))
	says := ""
	if d.Form.AboutCPR() {
		switch d.CPR {
		case careplan.CPRAttempt:
			says = "SAYS ATTEMPT CPR"
		case careplan.CPRDoNotAttempt:
			says = "SAYS DO NOT ATTEMPT CPR"
		case careplan.CPRNotStated:
			says = "SAYS NOTHING ABOUT CPR"
		default:
			says = "READ IT FOR CPR"
		}
	}
	return dashed(words(form, says), w.say("attorneys", d.Attorneys), w.original(d))
}

func (w writer) original(d *careplan.Decision) string {
	where := w.say("original", d.Original)
	first, _, _ := strings.Cut(where, " ")
	switch {
	case where == "" && d.Form == careplan.FormOrgan:
		return "CHECK NHS REGISTER"
	case where == "" && d.Form == careplan.FormLPA:
		return ""
	case where == "":
		return "CHECK ORIGINAL - PLACE NOT KNOWN"
	case prepositions[first]:
		return "CHECK ORIGINAL " + where
	default:
		return "CHECK ORIGINAL - " + where
	}
}
