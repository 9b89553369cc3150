package shelltest

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
)

// InEveryLook runs a test in each size and appearance that every page must fit.
func InEveryLook(t *testing.T, run func(t *testing.T, name string, size fyne.Size, look kit.Appearance)) {
	t.Helper()
	for _, l := range []struct {
		name string
		size fyne.Size
		look kit.Appearance
	}{
		{"phone", Phone, kit.Appearance{Mode: kit.Light}},
		{"phone-dark", Phone, kit.Appearance{Mode: kit.Dark}},
		{"phone-200", Phone, kit.Appearance{Mode: kit.Light, Scale: 2}},
		{"phone-200-contrast", Phone, kit.Appearance{Mode: kit.Light, Scale: 2, HighContrast: true}},
		{"desktop", Desktop, kit.Appearance{Mode: kit.Light}},
		{"desktop-dark", Desktop, kit.Appearance{Mode: kit.Dark}},
	} {
		t.Run(l.name, func(t *testing.T) { run(t, l.name, l.size, l.look) })
	}
}
