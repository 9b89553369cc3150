package bottle

import "regexp"

// signs are those with one plain reading.
var signs = map[rune]string{
	'&':  " AND ",
	'@':  " AT ",
	'?':  " QUERY ", // "? TIA" must not turn into a fact
	'~':  " ABOUT ",
	'≈':  " ABOUT ",
	'≤':  " AT MOST ",
	'≥':  " AT LEAST ",
	'±':  " PLUS OR MINUS ",
	'×':  " X ",
	'÷':  "/",
	'°':  " DEG ",
	'…':  "...",
	'\\': "/",
}

// plainLetters are the Latin letters that no Unicode decomposition takes to A
// to Z, after the common transliterations in passports (ICAO Doc 9303, part 3,
// section 6), where those do not lengthen a letter that loses a mark.
var plainLetters = map[rune]string{
	'Æ': "AE", 'æ': "AE",
	'Œ': "OE", 'œ': "OE",
	'ß': "SS", 'ẞ': "SS",
	'Þ': "TH", 'þ': "TH",
	'Ð': "D", 'ð': "D",
	'Đ': "D", 'đ': "D",
	'Ħ': "H", 'ħ': "H",
	'Ł': "L", 'ł': "L",
	'Ø': "O", 'ø': "O",
	'Ŧ': "T", 'ŧ': "T",
	'ı': "I",
	'ĸ': "K",
	'Ŋ': "N", 'ŋ': "N",
	'Ɓ': "B", 'ɓ': "B",
	'Ɗ': "D", 'ɗ': "D",
	'Ɖ': "D", 'ɖ': "D",
	'Ɛ': "E", 'ɛ': "E",
	'Ə': "A", 'ə': "A",
	'Ɣ': "G", 'ɣ': "G",
	'Ɨ': "I", 'ɨ': "I",
	'Ƙ': "K", 'ƙ': "K",
	'Ɔ': "O", 'ɔ': "O",
	'Ʉ': "U", 'ʉ': "U",
	'Ʋ': "V", 'ʋ': "V",
	'Ƴ': "Y", 'ƴ': "Y",
	'ƒ': "F",
}

// prepositions begin a place that can follow CHECK ORIGINAL without a dash.
var prepositions = map[string]bool{
	"IN": true, "INSIDE": true, "ON": true, "AT": true, "WITH": true, "BY": true,
	"UNDER": true, "BEHIND": true, "BESIDE": true, "ABOVE": true, "NEAR": true,
}

// oneDigitHour finds the 8:30 of opening hours.
var oneDigitHour = regexp.MustCompile(`(^|[^\d:])(\d:[0-5]\d)($|[^\d:])`)
