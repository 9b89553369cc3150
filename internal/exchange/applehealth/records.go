package applehealth

import (
	"encoding/xml"
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// record is what is kept of a Record element.
type record struct {
	kind        kind
	line        int
	unit, value string
	start       string // startDate
	source      string // the app or device
	meal        string // of a blood glucose
}

// kind is a type of record that can be kept.
type kind struct {
	measure measure.ID
	part    int  // of a blood pressure
	share   bool // a percentage is written as a fraction
}

// kindOf reads Apple's name of a type; false for what can't be kept here.
func kindOf(name string) (kind, bool) {
	switch strings.TrimPrefix(name, "HKQuantityTypeIdentifier") {
	case "BloodPressureSystolic":
		return kind{measure: measure.BloodPressure, part: 0}, true
	case "BloodPressureDiastolic":
		return kind{measure: measure.BloodPressure, part: 1}, true
	case "BloodGlucose":
		return kind{measure: measure.Glucose}, true
	case "OxygenSaturation":
		return kind{measure: measure.Oxygen, share: true}, true
	case "PeakExpiratoryFlowRate":
		return kind{measure: measure.PeakFlow}, true
	case "BodyMass":
		return kind{measure: measure.Weight}, true
	case "HeartRate":
		return kind{measure: measure.Pulse}, true
	case "BodyTemperature":
		return kind{measure: measure.Temperature}, true
	case "RespiratoryRate":
		return kind{measure: measure.RespiratoryRate}, true
	case "Height":
		return kind{measure: measure.Height}, true
	default:
		return kind{}, false
	}
}

// records makes rows of elements.
type records struct {
	row       func(exchange.Row) error
	stamps    *exchange.Stamps
	names     map[measure.ID]string // of a measure's only part
	pressures *pressures
	open      bool // inside a record that can be kept
	current   record
	together  bool // inside a Correlation of a blood pressure
	pair      [2]record
	whole     bool // the root element has ended
}

func newRecords(a exchange.Answers, row func(exchange.Row) error) *records {
	r := &records{row: row, stamps: exchange.NewStamps(a), names: map[measure.ID]string{}}
	for _, m := range measure.Catalogue() {
		r.names[m.ID] = m.Parts[0].Name
	}
	r.pressures = newPressures(r.stamps, row)
	return r
}

// otherKind is why most records of a telephone are left out.
const otherKind = "Something else that the Health app counts"

func (r *records) token(t xml.Token, line int) error {
	switch t := t.(type) {
	case xml.StartElement:
		return r.start(t, line)
	case xml.EndElement:
		return r.ended(t.Name.Local)
	default:
		return nil
	}
}

func (r *records) start(e xml.StartElement, line int) error {
	switch e.Name.Local {
	case "Record":
		k, ok := kindOf(attribute(e, "type"))
		if !ok {
			r.open = false
			return r.row(exchange.Row{Line: line, Skipped: otherKind})
		}
		r.open = true
		r.current = record{kind: k, line: line}
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "unit":
				r.current.unit = a.Value
			case "value":
				r.current.value = a.Value
			case "startDate":
				r.current.start = a.Value
			case "sourceName":
				r.current.source = a.Value
			}
		}
	case "Correlation":
		r.together = attribute(e, "type") == "HKCorrelationTypeIdentifierBloodPressure"
		r.pair = [2]record{}
	case "MetadataEntry":
		if r.open && r.current.kind.measure == measure.Glucose && strings.HasSuffix(attribute(e, "key"), "BloodGlucoseMealTime") {
			r.current.meal = attribute(e, "value")
		}
	}
	return nil
}

func (r *records) ended(name string) error {
	switch name {
	case "Record":
		if !r.open {
			return nil
		}
		r.open = false
		switch {
		case r.current.kind.measure != measure.BloodPressure:
			return r.row(r.reading(r.current))
		case r.together:
			r.pair[r.current.kind.part] = r.current
		default:
			return r.pressures.add(r.current)
		}
	case "Correlation":
		if r.together {
			r.together = false
			return r.pressures.correlated(r.pair)
		}
	case "HealthData":
		r.whole = true
	}
	return nil
}

// reading makes a row of any record but a blood pressure's.
func (r *records) reading(x record) (row exchange.Row) {
	row.Line = x.line
	at, doubt, refused := r.stamps.ReadOne(x.start)
	if refused != "" {
		row.Refused = refused
		return row
	}
	amount, refused := x.amount()
	if refused != "" {
		row.Refused = r.names[x.kind.measure] + ": " + refused
		return row
	}
	row.Clock = doubt
	row.Reading = &careplan.Reading{Measure: x.kind.measure, At: at, Amounts: []measure.Amount{amount}}
	switch x.meal { // HKBloodGlucoseMealTime
	case "1":
		row.Reading.Circumstances = measure.Circumstances{"when": "before-meal"}
	case "2":
		row.Reading.Circumstances = measure.Circumstances{"when": "after-meal"}
	}
	return row
}

// amount reads a value and its unit. Two conversions are made, both by a power
// of ten and so exact: HealthKit's fractions to percentages, metres to
// centimetres.
func (x record) amount() (measure.Amount, string) {
	said, _, _ := strings.Cut(x.unit, "<") // mmol<180.15588000005408>/L: Apple's own form
	if _, per, ok := strings.Cut(x.unit, ">"); ok {
		said += per
	}
	metres := said == "m" && x.kind.measure == measure.Height
	if metres {
		said = "cm"
	}
	u, refused := exchange.UnitOf(said)
	if refused != "" {
		return measure.Amount{}, refused
	}
	a, refused := exchange.ReadAmount(x.value, u)
	if refused == "" && (metres || x.kind.share && a.Number.Compare(measure.Whole(1)) <= 0) {
		a.Number = measure.NumberOf(a.Number.Decimal().Shift(2))
	}
	return a, refused
}

// broken ends a file that stops early or can't be read on: what came before
// stands, and a refused row says where.
func (r *records) broken(line int, early bool) error {
	if err := r.pressures.end(); err != nil {
		return err
	}
	text := "The file can't be read from here on. Everything above can be taken in. Export it again for the rest."
	if early {
		text = "The file stops here, before its end. Everything above can be taken in. Export it again for the rest."
	}
	return r.row(exchange.Row{Line: line, Refused: text})
}

func (r *records) end() error { return r.pressures.end() }

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
