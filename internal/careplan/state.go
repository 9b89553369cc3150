package careplan

// SectionState is one of the four states of a section, which never look alike.
type SectionState string

// The four states.
const (
	NotRecorded      SectionState = ""           // nobody has asked
	Recorded         SectionState = "recorded"   // there are items
	NoneKnown        SectionState = "none-known" // somebody asked; the answer was none
	AskedNotAnswered SectionState = "asked"      // asked; does not want to say or decide yet
)
