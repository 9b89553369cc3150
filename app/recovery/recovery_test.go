package recovery_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/recovery"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/vault"
)

const code = vault.RecoveryCode("7Z3M-0QKD-1V8A-XG5N-W4PB-9CJH-2REF")

// asking shows the form that asks two parts back, and tells which.
func asking(t *testing.T, h *recovery.Handing) (host *shelltest.Host, asked []int) {
	t.Helper()
	host = shelltest.New(t, shelltest.Phone, nil, map[shell.Place]shell.Builder{
		shell.Security: func(shell.Host, shell.Route) shell.Page { return shell.Page{Body: h.Ask(nil).Object()} },
	})
	host.Go(shell.Route{Place: shell.Security})
	for part := range code.Groups() {
		if host.Has(fmt.Sprintf("Part %d", part+1)) {
			asked = append(asked, part)
		}
	}
	return host, asked
}

func TestTheCodeIsShownInNumberedParts(t *testing.T) {
	h, err := recovery.Hand(code, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []float32{1, 2} {
		host := shelltest.New(t, shelltest.Phone, kit.NewTheme(kit.Appearance{Scale: scale}), map[shell.Place]shell.Builder{
			shell.Security: func(shell.Host, shell.Route) shell.Page { return shell.Page{Bare: true, Body: h.Paper()} },
		})
		host.Go(shell.Route{Place: shell.Security})
		for _, group := range code.Groups() {
			host.Says(group)
		}
		host.Says("Part 1", "Part 7", "nobody can open the plan")
		host.WholeText()
	}
}

func TestTwoDifferentPartsAreAskedBack(t *testing.T) {
	seen := map[int]bool{}
	for range 40 {
		h, err := recovery.Hand(code, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		problems := h.Problems()
		if len(problems) != 2 || problems[0].Text == problems[1].Text {
			t.Fatalf("nothing is typed yet, and the problems are %v", problems)
		}
		for part := range code.Groups() {
			if strings.Contains(problems[0].Text+problems[1].Text, fmt.Sprintf("part %d ", part+1)) {
				seen[part] = true
			}
		}
	}
	if len(seen) < len(code.Groups()) {
		t.Errorf("of %d parts, only %v are ever asked back", len(code.Groups()), seen)
	}
}

func TestACodeIsNotedOnlyWithBothPartsRight(t *testing.T) {
	h, err := recovery.Hand(code, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	host, asked := asking(t, h)
	if len(asked) != 2 {
		t.Fatalf("parts %v are asked back, not two", asked)
	}
	groups := code.Groups()
	part := func(i int) string { return fmt.Sprintf("Part %d", asked[i]+1) }

	host.Type(part(0), groups[asked[0]])
	if n := len(h.Problems()); n != 1 {
		t.Errorf("one part is missing, and there are %d problems", n)
	}
	host.Type(part(1), groups[asked[0]])
	if n := len(h.Problems()); n != 1 {
		t.Errorf("one part is wrong, and there are %d problems", n)
	}
	host.Type(part(1), groups[asked[1]])
	if p := h.Problems(); len(p) != 0 {
		t.Errorf("both parts are right, and the problems are %v", p)
	}
}

func TestPartsAreTakenAsPeopleWriteThem(t *testing.T) {
	// With these numbers, parts 2 and 3 are asked back: they hold 0 and 1.
	h, err := recovery.Hand(code, bytes.NewReader([]byte{1, 1}))
	if err != nil {
		t.Fatal(err)
	}
	host, asked := asking(t, h)
	if fmt.Sprint(asked) != "[1 2]" {
		t.Fatalf("parts %v are asked back", asked)
	}
	host.Type("Part 2", " oqk d")
	host.Type("Part 3", "lv8a")
	if p := h.Problems(); len(p) != 0 {
		t.Errorf("O for 0, l for 1 and small letters are not taken: %v", p)
	}
}

func TestWithoutRandomNumbersNothingIsHandedOver(t *testing.T) {
	if _, err := recovery.Hand(code, bytes.NewReader(nil)); err == nil {
		t.Error("parts were chosen without random numbers")
	}
}
