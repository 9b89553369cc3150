package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

func putPerson(s sheet, of careplan.Plan, c *careplan.Person) {
	s.line("full_name", "Full name", "As the practice writes it, with Mr, Mrs or Miss if you like.", &c.FullName)
	s.line("latin_name", "The name in English letters",
		"A Message in a Bottle can only carry the letters A to Z. Write the name as a passport would.", &c.LatinName).
		when(func() bool { return c.LatinName != "" || !latin(c.FullName) })
	s.line("preferred_name", whose.Say(of, "What you like to be called", "What NAME likes to be called"), "", &c.PreferredName)
	s.date("born", "Date of birth", "Such as 3 March 1951.", &c.Born)
	s.identifier("identifier", &c.Identifier)
	s.lines("address", "Address", "", &c.Address)
	s.telephones("telephones", whose.Say(of, "Your telephone numbers", "NAME's telephone numbers"), "The one to try first comes first.", &c.Telephones)
	s.line("language", "First language", "", &c.Language)
	s.line("interpreter", "Is an interpreter needed?", "Such as: for anything important.", &c.Interpreter)
	s.lines("communication", whose.Say(of, "How should people talk with you?", "How should people talk with NAME?"),
		"Such as: a little deaf in the left ear, face her.", &c.Communication)
	s.line("sex", "Sex", "As the practice has it.", &c.Sex)
	s.line("gender", "Gender", "In your own words, if you want to say.", &c.Gender)
	s.choice("colour", "Colour of this plan", "It marks this plan on every screen, beside the name.", kit.PersonColours(), &c.Colour)
	s.photo("photo", "Photo", "It helps people who come to help to know that they have the right person. You can leave it empty. "+
		"It is kept small, with nothing but the picture: not when or where it was taken.", "Photo of "+c.Title(), &c.Photo)
}

func putPractice(s sheet, c *careplan.Practice) {
	s.line("name", "Name of the practice", "", &c.Name)
	s.telephone("telephone", "Telephone", "", &c.Telephone)
	s.telephone("advice_line", "Same-day advice line", "For patients of the practice. Leave it empty if there is none.", &c.AdviceLine)
	s.part("Number for professionals")
	s.notice("Some practices have a bypass number, for ambulance crews and hospitals only. " +
		"It goes on the Message in a Bottle. It is never among the people to call.")
	s.telephone("bypass", "Bypass number", "", &c.Bypass)
	s.line("bypass_hours", "When the bypass number is answered", "Such as: weekdays 8 to 18:30.", &c.BypassHours)
	s.part("People at the practice")
	s.line("named_gp", "Named GP", "The doctor who answers for your care.", &c.NamedGP)
	s.line("coordinator", "Care co-ordinator", "Sees that the plan is followed and up to date.", &c.Coordinator)
	s.line("clinician", "Usual doctor or nurse", "The one you mostly see.", &c.Clinician)
	s.line("ods_code", "Practice code (ODS)", "Letters and digits, such as Z99901. The practice knows it. You can leave it empty.", &c.ODSCode)
}
