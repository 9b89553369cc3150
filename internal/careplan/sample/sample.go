// Package sample knows four invented people, as somebody would type their
// plans in: for the demonstration and for tests. Their NHS numbers are from
// the range kept for tests, their telephones from those kept for fiction.
package sample

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Each function returns the contents of one plan in the order in which a
// person would write them, beginning with the person.

func date(typed string) careplan.Date {
	d, err := careplan.ParseDate(typed)
	if err != nil {
		panic(err)
	}
	return d
}

func nhs(typed string) careplan.Identifier {
	id, err := careplan.ParseIdentifier(careplan.NHSNumber, typed)
	if err != nil {
		panic(err)
	}
	return id
}

func telephone(typed string) careplan.Telephone {
	t, err := careplan.ParseTelephone(typed)
	if err != nil {
		panic(err)
	}
	return t
}

func telephones(typed ...string) []careplan.Telephone {
	var all []careplan.Telephone
	for _, t := range typed {
		all = append(all, telephone(t))
	}
	return all
}

func saidBy(who string) careplan.Common { return careplan.Common{SaidBy: who} }

// Source is what kind of person said what c says. who typed the plan speaks
// for themselves; everybody else whom it names is a clinician.
func Source(c careplan.Content, typed careplan.Role) careplan.Source {
	if c.Shared().SaidBy != "" {
		return careplan.SourceClinician
	}
	if typed == careplan.RoleCarer {
		return careplan.SourceCarer
	}
	return careplan.SourcePatient
}

func under(high string) measure.Range {
	return measure.Range{High: measure.MustNumber(high), HighOpen: true}
}

func between(low, high string) measure.Range {
	return measure.Range{Low: measure.MustNumber(low), High: measure.MustNumber(high)}
}

func confidence(of10 int) *int { return &of10 }
