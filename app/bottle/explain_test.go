package bottle_test

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
)

func TestADoseThatCanBeReadInTwoWaysLeadsToItsEntry(t *testing.T) {
	h := hold(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, []careplan.Content{
		&careplan.Person{FullName: "Grace Okafor"},
		&careplan.Medicine{Name: "Bisoprolol", Dose: "2,5 mg"},
	})
	for _, place := range []shell.Place{shell.Bottle, shell.BottleCode} {
		h.Go(shell.Route{Place: place})
		h.Says("There is no code yet", "Medicines")
		h.SaysNot("Show the code")
		h.Tap("Change this")
		if got := h.Here(); got.Place != shell.EditItem || got.Entry != h.Plan().Of(careplan.KindMedicine)[0].ID {
			t.Errorf("it leads to %v", got)
		}
	}
}

func TestANameWithoutLatinLettersLeadsToThePerson(t *testing.T) {
	h := hold(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, []careplan.Content{&careplan.Person{FullName: "আয়ান রহমান"}})
	h.Go(shell.Route{Place: shell.Bottle})
	h.Tap("Change this")
	if got := h.Here(); got.Place != shell.EditItem || got.Kind != careplan.KindPerson {
		t.Errorf("it leads to %v", got)
	}
}

func TestAnAnswerThatCannotBeWrittenLeadsToItsSection(t *testing.T) {
	h := hold(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, []careplan.Content{
		&careplan.Person{FullName: "Grace Okafor"},
		&careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered, Note: "2,5 times"},
	})
	h.Go(shell.Route{Place: shell.Bottle})
	h.Tap("Change this")
	if got := h.Here(); got.Place != shell.Section || got.Kind != careplan.KindDecision {
		t.Errorf("it leads to %v", got)
	}
}

func TestATooLongMessageIsExplainedAndHasNoCode(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		h := hold(t, shelltest.Phone, kit.Appearance{Scale: scale}, careplan.RolePatient, []careplan.Content{
			&careplan.Person{FullName: "Grace Okafor"},
			&careplan.Allergy{Substance: strings.Repeat("latex and rubber ", 100)},
		})
		h.Go(shell.Route{Place: shell.BottleCode})
		h.Says("does not fit into one code", "letters too long")
		h.WholeText()
		h.Shoot("toolong-" + string(rune('0'+int(scale))))
		h.Tap("Allergies")
		if got := h.Here(); got.Place != shell.Section || got.Kind != careplan.KindAllergy {
			t.Errorf("it leads to %v", got)
		}
	}
}
