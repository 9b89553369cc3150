// Package call knows how a person rings somebody from the screen: one button for
// each telephone, and the two numbers that everybody may need.
//
// It promises that the number can always be read, so that it can be dialled by
// hand on another telephone, and that nothing is dialled before a tap. It can't
// know whether a call came about: Android answers that all went well whatever
// happened.
package call

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// Dial hands a "tel:" address to the device, as [fyne.App.OpenURL] does.
type Dial func(*url.URL) error

// Button rings t. who stands in its label where it is not empty.
func Button(host shell.Host, dial Dial, who string, t careplan.Telephone) *kit.Button {
	number := strings.ReplaceAll(t.Typed, " ", "\u00a0") // to be read on one line
	label := "Call " + number
	if who != "" {
		label = "Call " + who + " on " + number
	}
	return kit.PlainButton(label, kit.IconPhone(), func() { Ring(host, dial, t) })
}

// Emergency holds 999 and NHS 111, the first on top.
func Emergency(host shell.Host, dial Dial) fyne.CanvasObject {
	number := func(label, number string) fyne.CanvasObject {
		return kit.PlainButton(label, kit.IconPhone(), func() { Ring(host, dial, careplan.Telephone{Typed: number}) })
	}
	return kit.Beside(
		number("In an emergency: 999", "999"),
		number("Urgent advice: NHS 111", "111"),
	)
}

// Ring asks the device to dial t, and says the number in case nothing happens.
func Ring(host shell.Host, dial Dial, t careplan.Telephone) {
	if err := dial(&url.URL{Scheme: "tel", Opaque: t.Dial()}); err != nil {
		host.Say("This device can't make the call. Dial "+t.Typed+" on a telephone.", nil)
		return
	}
	host.Say("If the call does not start, dial "+t.Typed+".", nil)
}
