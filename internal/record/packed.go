package record

import (
	"encoding/binary"
	"maps"
	"slices"

	"github.com/carebottle/carebottle/internal/measure"
)

// What amounts and circumstances are in a row: texts, each after its length.

func pack(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

func unpack(from string) (text, rest string, ok bool) {
	n, width := uint64(0), 0
	for width < len(from) && width < binary.MaxVarintLen64 {
		b := from[width]
		n |= uint64(b&0x7f) << (7 * width)
		width++
		if b < 0x80 {
			ok = n <= uint64(len(from)-width)
			break
		}
	}
	if !ok {
		return "", "", false
	}
	return from[width : width+int(n)], from[width+int(n):], true
}

func packAmounts(amounts []measure.Amount) string {
	to := make([]byte, 0, 16*len(amounts))
	for _, a := range amounts {
		to = pack(to, a.Number.String())
		to = pack(to, a.Smaller.String())
		to = pack(to, string(a.Beyond))
		to = pack(to, string(a.Unit))
	}
	return string(to)
}

func unpackAmounts(from string) ([]measure.Amount, bool) {
	amounts := make([]measure.Amount, 0, 3)
	for from != "" {
		var texts [4]string
		for i := range texts {
			var ok bool
			if texts[i], from, ok = unpack(from); !ok {
				return nil, false
			}
		}
		a := measure.Amount{Beyond: measure.Beyond(texts[2]), Unit: measure.Unit(texts[3])}
		if a.Number.UnmarshalText([]byte(texts[0])) != nil || a.Smaller.UnmarshalText([]byte(texts[1])) != nil {
			return nil, false
		}
		amounts = append(amounts, a)
	}
	return amounts, true
}

func packCircumstances(c measure.Circumstances) string {
	var to []byte
	for _, question := range slices.Sorted(maps.Keys(c)) {
		to = pack(pack(to, question), c[question])
	}
	return string(to)
}

func unpackCircumstances(from string) (measure.Circumstances, bool) {
	if from == "" {
		return nil, true
	}
	c := measure.Circumstances{}
	for from != "" {
		question, rest, ok := unpack(from)
		answer, rest, known := unpack(rest)
		if !ok || !known {
			return nil, false
		}
		c[question], from = answer, rest
	}
	return c, true
}
