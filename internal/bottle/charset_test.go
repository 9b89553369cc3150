package bottle_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/bottle"
)

// charset is what QR packs two to 11 bits (ISO/IEC 18004, alphanumeric mode).
// No decoder guesses at its encoding and no keyboard layout mangles it.
const charset = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:"

func TestTextBecomesCapitalsThatSayTheSame(t *testing.T) {
	for text, want := range map[string]string{
		"Ramipril 5 mg once daily":                "RAMIPRIL 5 MG ONCE DAILY",
		"Tomasz Wiśniewski":                       "TOMASZ WISNIEWSKI",
		"Łukasz Żółć, Søren Ångström, Þór, Đorđe": "LUKASZ ZOLC SOREN ANGSTROM THOR DORDE",
		"Straße, Œuvre, İstanbul, Diyarbakır":     "STRASSE OEUVRE ISTANBUL DIYARBAKIR",
		"Nguyễn Thị Ánh, Ọbáfẹ́mi, Siân Llŷr":     "NGUYEN THI ANH OBAFEMI SIAN LLYR",
		"e\u0301clair": "ECLAIR",
		"ﬁve, Ｆｕｌｌ ｗｉｄｔｈ １２":                     "FIVE FULL WIDTH 12",
		"٠٧٧٠٠ ٩٠٠٢١٨":                           "07700 900218",
		"75µg, 75μg, 75 mcg, 75mcg, 2.5MCG/hour": "75 MICROGRAMS 75 MICROGRAMS 75 MICROGRAMS 75 MICROGRAMS 2.5 MICROGRAMS/HOUR",
		"12 µmol/L":                  "12 MICROMOL/L",
		"glucose <4 or >15":          "GLUCOSE UNDER 4 OR OVER 15",
		"<=4, >=15, ≤4, ≥15":         "AT MOST 4 AT LEAST 15 AT MOST 4 AT LEAST 15",
		"BP = 130/78 & steady":       "BP IS 130/78 AND STEADY",
		"½ tablet, 1½ tablets":       "1/2 TABLET 1 1/2 TABLETS",
		"37°C, 37 ℃":                 "37 DEG C 37 DEG C",
		"CO₂, kg/m²":                 "CO2 KG/M2",
		"“don’t move” 'her' \"arm\"": "DONT MOVE HER ARM",
		"rash (arms); worse: sun":    "RASH - ARMS - WORSE - SUN",
		"(rash)":                     "RASH",
		"a – b — c − d":              "A - B - C - D",
		"2.5–5 mg":                   "2.5-5 MG",
		"88 to 92 %":                 "88 TO 92 %",
		"weekdays 8 to 18:30":        "WEEKDAYS 8 TO 1830",
		"10:15 11:15":                "1015 1115",
		"one\ntwo\r\nthree\tfour":    "ONE TWO THREE FOUR",
		"first * second":             "FIRST + SECOND",
		"* first *":                  "+ FIRST +",
		"MIAB1 END miab1 9 lines":    "MIAB-1 END MIAB-1 9 LINES",
		"M'IAB1":                     "MIAB-1",
		"SIG HLS1 ABC":               "SIG HLS-1 ABC",
		"ALLERGY: NONE KNOWN":        "ALLERGY - NONE KNOWN",
		"? TIA":                      "QUERY TIA",
		"NovoRapid® Flex™":           "NOVORAPID FLEX",
		"Help!!!":                    "HELP",
		"the 1950's":                 "THE 1950S",
		"":                           "",
		"  ":                         "",
	} {
		got, err := bottle.Transliterate(text)
		if err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestWhatCouldBeReadInTwoWaysIsAskedAbout(t *testing.T) {
	for text, says := range map[string]string{
		"2,5 mg":      "point",
		"1,000 units": "point",
		"2 ,5 mg":     "point",
		"２，５ mg":      "point", "2﹐5": "sign",
		"2·5 mg":                "point",
		"1:10":                  "colon",
		"adrenaline 1:1000":     "colon",
		"8:30 pm":               "colon",
		"5(6)":                  "word between",
		"5 ; 6":                 "word between",
		"5'10":                  "word between",
		"5\u200d0 mg":           "word between",
		"5\u00ad0 mg":           "word between",
		"10² mg":                "sign ²",
		"²5 mg":                 "sign ²",
		"½5":                    "sign ½",
		"37º":                   "sign º",
		"① 5":                   "", // a digit on its own is one
		"≠ 5":                   "sign ≠",
		"a != b":                "sign =",
		"P\u20e0":               "sign",
		"p\u0336e\u0336n\u0336": "sign",
		"5→10 mg":               "sign →",
		"5->10 mg":              "sign →",
		"5=>10":                 "sign =",
		"# neck of femur":       "sign #",
		"❌ penicillin":          "sign ❌",
		"Mum ❤️":                "sign ❤",
		"Дмитрий":               "A to Z",
		"Νίκος":                 "A to Z",
		"山田太郎":                  "A to Z",
		"محمد":                  "A to Z",
		"राम":                   "A to Z",
		"β-blocker":             "A to Z",
		"™":                     "in words",
		"***":                   "",
		"()":                    "in words",
		"µ":                     "sign µ",
	} {
		got, err := bottle.Transliterate(text)
		var why *bottle.TextError
		switch {
		case says == "":
			if err != nil {
				t.Errorf("%q: %v", text, err)
			}
		case !errors.As(err, &why) || !strings.Contains(err.Error(), says):
			t.Errorf("%q: got %q, %v, want a sentence with %q", text, got, err, says)
		case got != "":
			t.Errorf("%q: refused, yet written as %q", text, got)
		}
		if checked := bottle.Check(text); (checked == nil) != (err == nil) {
			t.Errorf("%q: Check says %v", text, checked)
		}
	}
}

// Digits are what kills: whatever text goes through keeps all of them, in
// their order and no two numbers run together.
func TestNoNumberChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("0123456789.,:;-–+/()[]'\"½²°µ<>=≤*·&ag \n%×\u200d\u00ad_!?®"))).Draw(t, "text")
		got, err := bottle.Transliterate(text)
		if err != nil {
			return
		}
		if strings.ContainsAny(text, "½²") {
			return
		}
		// Every run of digits is there again, but for times.
		if strings.Contains(text, ":") {
			return
		}
		if a, b := runs(text), runs(got); strings.Join(a, "|") != strings.Join(b, "|") {
			t.Fatalf("%q became %q: %q, %q", text, got, a, b)
		}
	})
}

func runs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
}

func TestOnlyCharactersOfTheSetComeOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { onlyTheSet(t, rapid.String().Draw(t, "text")) })
}

type fatal interface{ Fatalf(string, ...any) }

func onlyTheSet(t fatal, text string) {
	got, err := bottle.Transliterate(text)
	if err != nil {
		return
	}
	if strings.Trim(got, charset) != "" {
		t.Fatalf("%q became %q", text, got)
	}
	for _, form := range []string{":", "\n", "MIAB1", "HLS1", "  "} {
		if strings.Contains(got, form) {
			t.Fatalf("%q became %q, which holds %q", text, got, form)
		}
	}
	if strings.Contains(" "+got+" ", " * ") {
		t.Fatalf("%q became %q, which looks like two items", text, got)
	}
	again, err := bottle.Transliterate(got)
	if err != nil || again != got {
		t.Fatalf("%q became %q, and again %q, %v", text, got, again, err)
	}
}

func FuzzTransliterate(f *testing.F) {
	for _, s := range []string{"2,5 mg", "Wiśniewski", "MIAB1", "a * b", "75µg", "1½", "≠", "𝟙𝟚", "10:15"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { onlyTheSet(t, text) })
}
