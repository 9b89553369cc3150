package bottle_test

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

func (h *held) firstLine(t *testing.T) string {
	t.Helper()
	line, _, _ := strings.Cut(h.text(t), "\n")
	return line
}

func TestThePersonChoosesWhoseNumberComesFirst(t *testing.T) {
	h := grace(t)
	if line := h.firstLine(t); !strings.Contains(line, "GP BYPASS 01632 960417") {
		t.Fatalf("the first line is %q", line)
	}
	h.Go(shell.Route{Place: shell.BottleNumber})
	h.Tap("Daniel Okafor")
	if line := h.firstLine(t); !strings.Contains(line, "07700 900218") {
		t.Errorf("the first line is %q", line)
	}
	h.Tap("The practice's advice line")
	if line := h.firstLine(t); !strings.Contains(line, "020 7946 0418") {
		t.Errorf("the first line is %q", line)
	}
	h.Undo()
	if line := h.firstLine(t); !strings.Contains(line, "07700 900218") {
		t.Errorf("taken back, the first line is %q", line)
	}
	if n := len(h.Plan().Of(careplan.KindBottle)); n != 1 {
		t.Errorf("the plan holds %d choices for the bottle", n)
	}
	if len(h.Problems) > 0 {
		t.Errorf("problems: %v", h.Problems)
	}
}

func TestOnlyNumbersThatThereAreCanBeChosen(t *testing.T) {
	h := hold(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, sample.Ayaan())
	h.Go(shell.Route{Place: shell.BottleNumber})
	h.SaysNot("number for professionals")
	h.Says("Joe Park")
}
