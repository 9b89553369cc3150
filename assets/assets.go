// Package assets holds what is bundled with the program: the typeface and the
// icon. It promises bytes only; what draws them is elsewhere.
//
// Atkinson Hyperlegible Next is copyright 2020-2024 The Atkinson Hyperlegible
// Next Project Authors, under the SIL Open Font License 1.1 (OFL.txt). The
// icon was drawn for Carebottle.
package assets

import _ "embed"

var (
	//go:embed AtkinsonHyperlegibleNext_400Regular.ttf
	regular []byte
	//go:embed AtkinsonHyperlegibleNext_700Bold.ttf
	bold []byte
	//go:embed OFL.txt
	licence string
	//go:embed icon.png
	icon []byte
)

// Regular is the typeface, TrueType. Nobody may write to it.
func Regular() []byte { return regular }

// Bold is its bold cut, TrueType. Nobody may write to it.
func Bold() []byte { return bold }

// FontLicence is the licence of both.
func FontLicence() string { return licence }

// Icon is the program's icon, a PNG of 512 by 512.
func Icon() []byte { return icon }
