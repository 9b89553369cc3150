package imports

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
)

// sources says which files can be taken in, and how people get at them.
func sources() fyne.CanvasObject {
	// A zip file is read from its end, which a telephone's files can't be.
	health := "In Health, tap your picture, then export all health data. The zip file that you get can be taken in as it is."
	if fyne.CurrentDevice().IsMobile() {
		health = "In Health, tap your picture, then export all health data. Open the zip file that you get: the readings are in export.xml."
	}
	return kit.Stack(
		kit.Subheading("Files that can be taken in"),
		kit.Rows(
			kit.Row("Omron connect", "In the app, share or export your measurements as a CSV file.", nil, nil),
			kit.Row("Withings", "In the settings of the app or website, download your data. Open the zip file that you get: bp.csv has the blood pressures, weight.csv the weights.", nil, nil),
			kit.Row("LibreView", "On the website, choose to download the glucose data.", nil, nil),
			kit.Row("Accu-Chek Mobile", "Plug the meter into a computer. It shows up as a drive with a CSV file on it.", nil, nil),
			kit.Row("Apple Health", health, nil, nil),
			kit.Row("Any other table", "A CSV file, as every spreadsheet saves it. You say what is in which column.", nil, nil),
		),
	)
}
