package chart

import "time"

// Chart is what is to be drawn.
type Chart struct {
	// From and To bound the time axis. From's location is the place whose
	// midnights part the days.
	From, To time.Time
	// At are when the readings were taken, oldest first.
	At    []time.Time
	Lines []Line
	Bands []Band
	Scale Scale
}

// Line is one number of all readings.
type Line struct {
	// Values are one for each reading, in the order of Chart.At.
	Values []Value
}

// Value is one number of a reading.
type Value struct {
	Y  float64 // meaningful where Is is Number
	Is Kind
}

// Kind says what a reading gave.
type Kind uint8

// The kinds. An instrument says High or Low where it can measure no further:
// they are drawn at the edge of the chart.
const (
	Missing Kind = iota
	Number
	High
	Low
)

// Band is what a plan wants, or a value to compare with.
type Band struct {
	Label string
	// AtLower and AtUpper are the bounds in words, for the value axis: they
	// stand there where Label has no room. Empty ones stand nowhere.
	AtLower, AtUpper string
	// Lower and Upper bound it where HasLower and HasUpper say so. Both at the
	// same value are one line.
	Lower, Upper       float64
	HasLower, HasUpper bool
	// Since is when it begins; the zero time is always.
	Since time.Time
	// Thin sets apart what nobody wants the readings to be: a personal best.
	Thin bool
}

// XY is a place on the chart.
type XY struct{ X, Y float64 }

// Rect is an area of the chart.
type Rect struct{ X, Y, W, H float64 }

// Right and Bottom are the far sides.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the lower side.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// overlaps tells whether two areas have more in common than a side, with at
// least apart between them.
func (r Rect) overlaps(o Rect, apart float64) bool {
	return r.X < o.Right()+apart && o.X < r.Right()+apart && r.Y < o.Bottom() && o.Y < r.Bottom()
}

// Label is a text on the chart.
type Label struct {
	Text string
	Box  Rect
}

// Type is how large text is.
type Type struct {
	Width  func(text string) float64
	Height float64 // of a line
}
