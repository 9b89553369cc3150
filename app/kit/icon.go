package kit

import (
	_ "embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The icons were drawn for Carebottle: lines of two on a square of twenty-four.
// They take the colour of the text, or that of the button they stand on.

var (
	//go:embed icons/home.svg
	homeSVG []byte
	//go:embed icons/plan.svg
	planSVG []byte
	//go:embed icons/people.svg
	peopleSVG []byte
	//go:embed icons/bottle.svg
	bottleSVG []byte
	//go:embed icons/lock.svg
	lockSVG []byte
	//go:embed icons/back.svg
	backSVG []byte
	//go:embed icons/phone.svg
	phoneSVG []byte
	//go:embed icons/add.svg
	addSVG []byte
	//go:embed icons/settings.svg
	settingsSVG []byte
	//go:embed icons/check.svg
	checkSVG []byte
	//go:embed icons/problem.svg
	problemSVG []byte
	//go:embed icons/switch.svg
	switchSVG []byte
	//go:embed icons/copy.svg
	copySVG []byte
	//go:embed icons/save.svg
	saveSVG []byte
	//go:embed icons/edit.svg
	editSVG []byte
	//go:embed icons/history.svg
	historySVG []byte
	//go:embed icons/erase.svg
	eraseSVG []byte
	//go:embed icons/readings.svg
	readingsSVG []byte
)

func icon(name string, svg []byte) fyne.Resource {
	return theme.NewThemedResource(fyne.NewStaticResource("carebottle-"+name+".svg", svg))
}

// IconHome is a house.
func IconHome() fyne.Resource { return icon("home", homeSVG) }

// IconPlan is a list.
func IconPlan() fyne.Resource { return icon("plan", planSVG) }

// IconPeople is two people.
func IconPeople() fyne.Resource { return icon("people", peopleSVG) }

// IconBottle is a bottle with a message.
func IconBottle() fyne.Resource { return icon("bottle", bottleSVG) }

// IconLock is a padlock.
func IconLock() fyne.Resource { return icon("lock", lockSVG) }

// IconBack is an arrow to the left.
func IconBack() fyne.Resource { return icon("back", backSVG) }

// IconPhone is a telephone's receiver.
func IconPhone() fyne.Resource { return icon("phone", phoneSVG) }

// IconAdd is a plus.
func IconAdd() fyne.Resource { return icon("add", addSVG) }

// IconSettings is two sliders.
func IconSettings() fyne.Resource { return icon("settings", settingsSVG) }

// IconCheck is a tick.
func IconCheck() fyne.Resource { return icon("check", checkSVG) }

// IconProblem is a triangle with an exclamation mark.
func IconProblem() fyne.Resource { return icon("problem", problemSVG) }

// IconSwitch is two arrows: from one person's plan to another's.
func IconSwitch() fyne.Resource { return icon("switch", switchSVG) }

// IconCopy is two sheets.
func IconCopy() fyne.Resource { return icon("copy", copySVG) }

// IconSave is an arrow into a tray.
func IconSave() fyne.Resource { return icon("save", saveSVG) }

// IconEdit is a pencil.
func IconEdit() fyne.Resource { return icon("edit", editSVG) }

// IconHistory is a clock turned back.
func IconHistory() fyne.Resource { return icon("history", historySVG) }

// IconReadings is a line that goes up and down.
func IconReadings() fyne.Resource { return icon("readings", readingsSVG) }

// IconErase is the key that takes back one sign.
func IconErase() fyne.Resource { return icon("erase", eraseSVG) }
