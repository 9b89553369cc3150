package summary

import (
	"fmt"
	"strings"
	"time"

	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// Line is what stands below the name of a section: what has to be checked in
// it, or else what it says or why it says nothing. Days are those of now's
// place.
func Line(plan careplan.Plan, view careplan.SectionView, now time.Time) string {
	switch n := Unsettled(view.Items); {
	case n > 0 && view.Section == careplan.KindDecision:
		return "Not settled: check the signed original"
	case n == 1:
		return "One of these has more than one version"
	case n > 1:
		return Capital(InWords(n)) + " of these have more than one version"
	case view.Check && view.State != careplan.Recorded:
		return "There are two answers"
	}
	switch view.State {
	case careplan.NotRecorded:
		if view.Section == careplan.KindTarget || view.Section == careplan.KindCheck {
			return "None is written down yet"
		}
		return "Nobody has asked yet"
	case careplan.NoneKnown, careplan.AskedNotAnswered:
		return Answer(plan, view.Section, view.State) + ". " + stated(plan, view, now.Location())
	}
	line := recorded(plan, view, now)
	if view.Check {
		line += ". “None known” was said too"
	}
	return line
}

func recorded(plan careplan.Plan, view careplan.SectionView, now time.Time) string {
	switch view.Section {
	case careplan.KindMedicine:
		return medicines(plan, view.Items)
	case careplan.KindAbout, careplan.KindPlaceOfCare:
		if len(view.Items) == 0 {
			return ""
		}
		return "Written " + careplan.DateOf(view.Items[0].Latest().At.In(now.Location())).String()
	case careplan.KindCheck:
		return checks(plan, view.Items, now)
	default:
		return named(plan, view.Items)
	}
}

// named says the first few of the items by name, as they were written:
// "Trimethoprim, Latex", "Type 1 diabetes and 2 more".
func named(plan careplan.Plan, items []careplan.Entry) string {
	var names []string
	for _, e := range items {
		if c := e.Latest().Content; c != nil {
			names = append(names, plan.Title(c))
		}
	}
	switch {
	case len(names) < len(items):
		return fmt.Sprintf("%d recorded", len(items))
	case len(names) <= 2:
		return strings.Join(names, ", ")
	default:
		return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
	}
}

// medicines says how many of them must be taken on time, too.
func medicines(plan careplan.Plan, items []careplan.Entry) string {
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
		return named(plan, items)
	case len(items) == 1:
		return named(plan, items) + ", time-critical"
	case critical == 1:
		return fmt.Sprintf("%d, one is time-critical", len(items))
	default:
		return fmt.Sprintf("%d, %s are time-critical", len(items), InWords(critical))
	}
}

// checks says what of them is due by the dates that people wrote down.
func checks(plan careplan.Plan, items []careplan.Entry, now time.Time) string {
	var due []careplan.Entry
	for _, d := range (careplan.Plan{Entries: items}).Dated(now) {
		if d.Due != careplan.NotDue {
			due = append(due, d.Entry)
		}
	}
	switch len(due) {
	case 0:
		return named(plan, items)
	case 1:
		return named(plan, due) + ": due"
	default:
		return Capital(InWords(len(due))) + " of these are due"
	}
}

// stated says who answered for a whole section, and when.
func stated(plan careplan.Plan, view careplan.SectionView, here *time.Location) string {
	if view.Statement == nil {
		return ""
	}
	return Capital(whose.SaidBy(plan, *view.Statement)) + ", " + StatedOn(*view.Statement, here).String()
}

// StatedOn is the day of an answer about a whole section.
func StatedOn(v careplan.Version, here *time.Location) careplan.Date {
	if s, ok := v.Content.(*careplan.Statement); ok && !s.On.IsZero() {
		return s.On
	}
	return careplan.DateOf(v.At.In(here))
}
