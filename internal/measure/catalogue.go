package measure

import (
	"slices"
	"sync"
)

// The measures of the catalogue.
const (
	BloodPressure   ID = "blood-pressure"
	Pulse           ID = "pulse"
	Weight          ID = "weight"
	Height          ID = "height"
	Glucose         ID = "glucose"
	HbA1c           ID = "hba1c"
	Ketones         ID = "ketones"
	PeakFlow        ID = "peak-flow"
	Oxygen          ID = "oxygen-saturation"
	Temperature     ID = "temperature"
	RespiratoryRate ID = "respiratory-rate"
	INR             ID = "inr"
	Pain            ID = "pain"
	Breathlessness  ID = "breathlessness"
	Mood            ID = "mood"
	Energy          ID = "energy"
	Sleep           ID = "sleep"
	Steps           ID = "steps"
	Activity        ID = "activity"
	Alcohol         ID = "alcohol"
	Smoking         ID = "cigarettes"
	Fluid           ID = "fluid"
)

// Find is the catalogue's measure of that id.
func Find(id ID) (Measure, bool) {
	m, ok := catalogue().byID[id]
	return m, ok
}

// Catalogue is every measure that the program brings, in the order in which it
// is offered. Their parts and questions are shared: they are not to be changed.
func Catalogue() []Measure { return slices.Clone(catalogue().all) }

type table struct {
	all  []Measure
	byID map[ID]Measure
}

// catalogue is made once: finding a measure for each of 25,000 readings should
// cost no more than a look-up.
var catalogue = sync.OnceValue(func() table {
	t := table{listed(), map[ID]Measure{}}
	for _, m := range t.all {
		t.byID[m.ID] = m
	}
	return t
})

// listed are the measures. Codes are LOINC's (https://loinc.org); hard limits
// are those of instruments and of life.
func listed() []Measure {
	return []Measure{
		{ID: BloodPressure, Name: "Blood pressure", Code: "85354-9",
			Parts: []Part{
				{ID: "systolic", Name: "Top number", Clinical: "Systolic", Code: "8480-6", Lead: "A blood pressure of",
					Units: scales(MillimetreHg, 0), Hard: limits("50", "300"), Usual: limits("80", "180")},
				{ID: "diastolic", Name: "Bottom number", Clinical: "Diastolic", Code: "8462-4", Lead: "A blood pressure of", Below: "systolic",
					Units: scales(MillimetreHg, 0), Hard: limits("20", "200"), Usual: limits("40", "110")},
				pulsePart(true),
			},
			Questions: []Question{
				{"arm", "Which arm?", []Option{{"left", "Left arm"}, {"right", "Right arm"}}},
				{"posture", "How were you?", []Option{{"seated", "Sitting"}, {"standing", "Standing"}, {"lying", "Lying down"}}},
				rhythm(),
			}},
		{ID: Pulse, Name: "Pulse", Code: "8867-4", Parts: []Part{pulsePart(false)}, Questions: []Question{rhythm(), effort()}},
		{ID: Glucose, Name: "Blood glucose", Code: "14743-9",
			Parts: []Part{{ID: "glucose", Name: "Glucose", Clinical: "Capillary glucose", Code: "14743-9", Lead: "A blood glucose of",
				Units: []Scale{scale(MillimolePerL, 1), divided(MilligramPerDL, 0, "18.016")},
				Hard:  limits("0.6", "55"), Usual: limits("3", "20"), Words: []Beyond{High, Low}}},
			Questions: []Question{
				{"when", "When was it?", []Option{
					{"waking", "On waking"}, {"before-meal", "Before a meal"}, {"after-meal", "After a meal"}, {"bedtime", "At bedtime"}}},
				{"meal", "Which meal?", []Option{
					{"breakfast", "Breakfast"}, {"lunch", "Lunch"}, {"dinner", "Dinner"}, {"snack", "Snack"}}},
			}},
		{ID: Weight, Name: "Weight", Code: "29463-7",
			Parts: []Part{{ID: "weight", Name: "Weight", Clinical: "Body weight", Code: "29463-7", Lead: "A weight of",
				Units: []Scale{scale(Kilogram, 1), times(Stone, 1, "6.35029318"), times(Pound, 1, "0.45359237")},
				Hard:  limits("1", "350"), Usual: limits("30", "200")}}},
		{ID: Oxygen, Name: "Oxygen level", Code: "59408-5",
			Parts: []Part{{ID: "saturation", Name: "Oxygen level", Clinical: "SpO2", Code: "59408-5", Lead: "An oxygen level of",
				Units: scales(Percent, 0), Hard: limits("50", "100"), Usual: limits("80", "100")}},
			Questions: []Question{
				{"air", "Breathing what?", []Option{{"air", "Room air"}, {"oxygen", "On oxygen"}}},
				effort(),
			}},
		{ID: PeakFlow, Name: "Peak flow", Code: "33452-4",
			Parts: []Part{{ID: "peak-flow", Name: "Best of three blows", Clinical: "Peak expiratory flow", Code: "33452-4", Lead: "A peak flow of",
				Units: scales(LitrePerMinute, 0), Hard: limits("20", "900"), Usual: limits("60", "800")}},
			Questions: []Question{
				{"reliever", "Reliever inhaler?", []Option{{"before", "Before it"}, {"after", "After it"}}},
			}, Better: Higher},
		{ID: Temperature, Name: "Temperature", Code: "8310-5",
			Parts: []Part{{ID: "temperature", Name: "Temperature", Clinical: "Body temperature", Code: "8310-5", Lead: "A temperature of",
				Units: []Scale{scale(Celsius, 1), {Unit: Fahrenheit, Decimals: 1, Minus: MustNumber("32"), Times: MustNumber("5"), By: MustNumber("9")}},
				Hard:  limits("30", "43"), Usual: limits("35", "41")}}},
		{ID: RespiratoryRate, Name: "Breathing rate", Code: "9279-1",
			Parts: []Part{{ID: "rate", Name: "Breaths a minute", Clinical: "Respiratory rate", Code: "9279-1", Lead: "A breathing rate of",
				Units: scales(PerMinute, 0), Hard: limits("4", "60"), Usual: limits("8", "40")}},
			Questions: []Question{effort()}},
		{ID: Ketones, Name: "Blood ketones", Code: "66441-7",
			Parts: []Part{{ID: "ketones", Name: "Ketones", Clinical: "Blood ketones", Code: "66441-7", Lead: "Blood ketones of",
				Units: scales(MillimolePerL, 1), Hard: limits("0", "15"), Usual: limits("0", "6")}}, Better: Lower},
		{ID: HbA1c, Name: "HbA1c", Code: "59261-8",
			Parts: []Part{{ID: "hba1c", Name: "HbA1c", Clinical: "HbA1c", Code: "59261-8", Lead: "An HbA1c of",
				Units: []Scale{scale(MillimolePerM, 0), {Unit: Percent, Decimals: 1, Minus: MustNumber("2.15"), Times: MustNumber("10.929"), By: Whole(1)}},
				Hard:  limits("15", "200"), Usual: limits("20", "140")}}},
		{ID: INR, Name: "INR", Code: "34714-6",
			Parts: []Part{{ID: "inr", Name: "INR", Clinical: "INR", Code: "34714-6", Lead: "An INR of",
				Units: scales(INRatio, 1), Hard: limits("0.5", "15"), Usual: limits("0.8", "6")}}},
		{ID: Height, Name: "Height", Code: "8302-2",
			Parts: []Part{{ID: "height", Name: "Height", Clinical: "Body height", Code: "8302-2", Lead: "A height of",
				Units: []Scale{scale(Centimetre, 1), times(Foot, 1, "30.48")},
				Hard:  limits("50", "250"), Usual: limits("120", "210")}}},
		patientScale(Pain, "Pain", "No pain", "The worst pain", Lower),
		patientScale(Breathlessness, "Breathlessness", "Not breathless", "As breathless as can be", Lower),
		patientScale(Mood, "Mood", "As low as can be", "As good as can be", Higher),
		patientScale(Energy, "Energy", "No energy", "Full of energy", Higher),
		patientScale(Sleep, "Sleep", "Did not sleep", "Slept very well", Higher),
		counted(Steps, "Steps", "Steps in the day", StepCount, "0", "100000", "40000", Higher),
		counted(Activity, "Activity", "Minutes of activity", Minute, "0", "1440", "360", Higher),
		counted(Fluid, "Fluid", "Drunk in the day", Millilitre, "0", "10000", "4000", NoDirection),
		counted(Alcohol, "Alcohol", "Units in the day", AlcoholUnit, "0", "100", "20", Lower),
		counted(Smoking, "Cigarettes", "Smoked in the day", Cigarettes, "0", "150", "60", Lower),
	}
}

func pulsePart(optional bool) Part {
	return Part{ID: "pulse", Name: "Pulse", Clinical: "Heart rate", Code: "8867-4", Lead: "A pulse of", Optional: optional,
		Units: scales(PerMinute, 0), Hard: limits("20", "250"), Usual: limits("40", "130")}
}

func rhythm() Question {
	return Question{"rhythm", "Heartbeat", []Option{{"regular", "Regular"}, {"irregular", "Irregular"}}}
}

func effort() Question {
	return Question{"effort", "Doing what?", []Option{{"rest", "At rest"}, {"exertion", "After effort"}}}
}

// patientScale is a scale of the patient's own, from 0 to 10.
func patientScale(id ID, name, none, most string, better Direction) Measure {
	return Measure{ID: id, Name: name, Better: better, Parts: []Part{{
		ID: string(id), Name: name, Clinical: name, Lead: name + " of", Units: scales(Score, 0), Hard: limits("0", "10"), Ends: [2]string{none, most}}}}
}

func counted(id ID, name, part string, u Unit, from, to, usual string, better Direction) Measure {
	decimals := 0
	if u == AlcoholUnit {
		decimals = 1
	}
	return Measure{ID: id, Name: name, Better: better, Parts: []Part{{
		ID: string(id), Name: part, Clinical: name, Lead: name + " of", Units: scales(u, decimals), Hard: limits(from, to), Usual: limits(from, usual)}}}
}

func scales(u Unit, decimals int) []Scale { return []Scale{scale(u, decimals)} }

func scale(u Unit, decimals int) Scale {
	return Scale{Unit: u, Decimals: decimals, Minus: Whole(0), Times: Whole(1), By: Whole(1)}
}

func times(u Unit, decimals int, factor string) Scale {
	return Scale{Unit: u, Decimals: decimals, Minus: Whole(0), Times: MustNumber(factor), By: Whole(1)}
}

func divided(u Unit, decimals int, by string) Scale {
	return Scale{Unit: u, Decimals: decimals, Minus: Whole(0), Times: Whole(1), By: MustNumber(by)}
}

func limits(from, to string) Limits { return Limits{MustNumber(from), MustNumber(to)} }
