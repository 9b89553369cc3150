package shell

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Place is a screen that a person can be at.
type Place string

// The places.
const (
	Welcome      Place = "welcome"       // before there is a vault
	Start        Place = "start"         // a vault without a plan: whose it is
	AddPerson    Place = "add-person"    // a second person in the same vault
	SwitchPerson Place = "switch-person" // whose plan to look at
	Home         Place = "home"
	Narrative    Place = "plan"      // all sections and their states
	Section      Place = "section"   // Kind: the items of one section
	Item         Place = "item"      // Entry: one item, to read
	EditItem     Place = "edit"      // Kind and Entry; an empty Entry is a new one
	EndItem      Place = "end"       // Entry, Step "stop" or "error": with a reason
	Past         Place = "past"      // Entry: its history
	Settle       Place = "settle"    // Entry: more than one version, to choose from
	People       Place = "people"    // who to call
	Contact      Place = "contact"   // Entry: one of them
	Practice     Place = "practice"  // the GP practice
	Bottle       Place = "bottle"    // the message to read, and what it is made of
	BottleCode   Place = "code"      // the code alone, large
	BottleNumber Place = "number"    // whose number opens line 1
	Readings     Place = "readings"  // what is measured, with the last value of each
	NewReading   Place = "enter"     // Measure: the number pad; Entry: correcting that reading
	Reading      Place = "reading"   // Entry: one reading, and what the plan says of it
	Trend        Place = "trend"     // Measure: how it goes
	Measures     Place = "measures"  // which measures this plan follows
	Measure      Place = "measure"   // Measure: its unit, its best; Step "new": one of the person's own
	Week         Place = "week"      // Entry: a home blood pressure week; none: the one in progress, or a new one
	Imports      Place = "imports"   // files that were taken in
	Import       Place = "import"    // Step: the path of a file to take in; Entry: one that was
	Templates    Place = "templates" // lists of annual checks to begin with
	Settings     Place = "settings"
	Security     Place = "security" // passphrase, recovery code, keys
)

// Route says where to go and what to show there.
type Route struct {
	Place   Place
	Kind    careplan.Kind
	Entry   string
	Step    string
	Measure measure.ID
}

// onBar tells whether r is what a place of the bar opens with: a step of such a
// place is a page that one comes back from.
func (r Route) onBar() bool { return r.Place == r.Bar() && r.Step == "" }

// Bar returns the place of the navigation bar that r belongs to, empty where
// it belongs to none.
func (r Route) Bar() Place {
	switch r.Place {
	case Home, SwitchPerson, AddPerson, Settings, Security:
		return Home
	case Narrative, Section, Item, EditItem, EndItem, Past, Settle, Practice, Templates:
		if r.Kind == careplan.KindContact {
			return People
		}
		return Narrative
	case Readings, NewReading, Reading, Trend, Measures, Measure, Week, Imports, Import:
		return Readings
	case People, Contact:
		return People
	case Bottle, BottleCode, BottleNumber:
		return Bottle
	default:
		return ""
	}
}
