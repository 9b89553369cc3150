// Package recovery knows how a recovery code comes onto paper: it is shown once
// in numbered parts, and two of them, chosen by chance, are asked back.
//
// It promises that a code counts as noted only when both parts were typed
// right. It keeps the code for as long as the [Handing] is kept, and tells it to
// nobody but the screen: drafts never hold any of it.
package recovery

import (
	"crypto/rand"
	"fmt"
	"io"
	"math/big"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/vault"
)

// Handing is one code on its way to paper.
type Handing struct {
	groups []string
	asked  [2]int // from 0, the lower first
	typed  [2]string
}

// Hand begins to hand code over. random chooses which parts are asked back.
func Hand(code vault.RecoveryCode, random io.Reader) (*Handing, error) {
	groups := code.Groups()
	if len(groups) < 2 {
		return nil, fmt.Errorf("a recovery code of %d parts can't be asked back", len(groups))
	}
	asked, err := twoOf(len(groups), random)
	if err != nil {
		return nil, fmt.Errorf("choosing what to ask back: %w", err)
	}
	return &Handing{groups: groups, asked: asked}, nil
}

// twoOf chooses two different numbers below n, the lower first.
func twoOf(n int, random io.Reader) ([2]int, error) {
	a, err := rand.Int(random, big.NewInt(int64(n)))
	if err != nil {
		return [2]int{}, err
	}
	b, err := rand.Int(random, big.NewInt(int64(n-1)))
	if err != nil {
		return [2]int{}, err
	}
	one, other := int(a.Int64()), int(b.Int64())
	if other >= one {
		other++
	}
	return [2]int{min(one, other), max(one, other)}, nil
}

// Paper is the code to be copied, with what it is for and what happens to who
// loses it.
func (h *Handing) Paper() fyne.CanvasObject {
	return kit.Stack(
		kit.Text("If the passphrase is forgotten, this code opens the plan. Write it on paper, with the numbers of its parts."),
		h.parts(),
		kit.Text("Keep the paper away from this device, with other papers that matter."),
		kit.Notice(kit.Warn, "If both are lost", "Without the passphrase and without this code nobody can open the plan: "+
			"not your practice, not the makers of Carebottle. What is in it would be gone."),
	)
}

// parts shows them in pairs, each with its number, to be copied without losing
// the place.
func (h *Handing) parts() fyne.CanvasObject {
	var rows, pair []fyne.CanvasObject
	for i, group := range h.groups {
		pair = append(pair, kit.Close(kit.Soft(fmt.Sprintf("Part %d", i+1)), kit.Number(group)))
		if len(pair) == 2 {
			rows = append(rows, kit.Beside(pair...))
			pair = nil
		}
	}
	return kit.Card(append(rows, pair...)...)
}

// Ask is the form that asks two parts back. submit is called for Enter in the
// last one.
func (h *Handing) Ask(submit func()) *kit.Form {
	form := kit.NewForm(nil, "")
	for i, group := range h.asked {
		form.Text(field(i), fmt.Sprintf("Part %d", group+1), "Four letters and figures from your paper.", &h.typed[i])
	}
	form.OnSubmit = submit
	return form
}

func field(i int) string { return fmt.Sprintf("part%d", i) }

// Problems says which parts were not typed right; none means that the code was
// noted.
func (h *Handing) Problems() []careplan.Problem {
	var found []careplan.Problem
	for i, group := range h.asked {
		if same(h.groups[group], h.typed[i]) {
			continue
		}
		text := fmt.Sprintf("That isn't part %d. Go back to see the code, and compare it with your paper.", group+1)
		if strings.TrimSpace(h.typed[i]) == "" {
			text = fmt.Sprintf("Type part %d from your paper.", group+1)
		}
		found = append(found, careplan.Problem{Field: field(i), Text: text})
	}
	return found
}

// same takes what people write for what Crockford's base32 has: O for 0, I and
// L for 1, small letters for large ones.
func same(group, typed string) bool {
	typed = strings.ToUpper(strings.Join(strings.Fields(typed), ""))
	return strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "").Replace(typed) == group
}
