package portrait

import (
	"bytes"
	"encoding/binary"
	"image"
	"iter"
	"slices"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markProgressive = 0xc2 // SOF2
	markRestart     = 0xd0 // RST0 to RST7: no content
	markScan        = 0xda // SOS: what follows is the picture
	markExif        = 0xe1 // APP1
)

// segments are the parts of a JPEG file before its picture: marker and
// content. It steps over what does not belong there just as Go's decoder does,
// so that a file can't hide from it what the decoder will find. Another file
// has as many as can be told.
func segments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		rest, ok := bytes.CutPrefix(data, []byte{0xff, 0xd8})
		for ok {
			start := bytes.IndexByte(rest, 0xff)
			if start < 0 || len(rest) < start+4 {
				return
			}
			rest = rest[start:]
			mark := rest[1]
			switch {
			case mark == 0xff: // filling
				rest = rest[1:]
				continue
			case mark == 0 || mark >= markRestart && mark <= markRestart+7:
				rest = rest[2:]
				continue
			}
			length := int(binary.BigEndian.Uint16(rest[2:])) // counts itself
			if mark == markScan || length < 2 || 2+length > len(rest) || !yield(mark, rest[4:2+length]) {
				return
			}
			rest = rest[2+length:]
		}
	}
}

func isProgressive(data []byte) bool {
	for mark := range segments(data) {
		if mark == markProgressive {
			return true
		}
	}
	return false
}

// orientationOf is how the camera was held, 1 to 8 as in Exif 2.32 (CIPA
// DC-008), table 4, tag 274; 1, upright, where a file does not say. This one
// number stands at a fixed place, for which reading all that a file may tell
// of its owner would be too much.
func orientationOf(data []byte) int {
	for mark, content := range segments(data) {
		if tiff, ok := bytes.CutPrefix(content, []byte("Exif\x00\x00")); ok && mark == markExif {
			return orientationIn(tiff)
		}
	}
	return 1
}

// orientationIn looks through the first directory of a TIFF header (TIFF 6.0,
// section 2).
func orientationIn(tiff []byte) int {
	const header, entry, tagOrientation, typeShort = 8, 12, 274, 3
	if len(tiff) < header {
		return 1
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entry {
			return 1
		}
		tag, kind, count, value := order.Uint16(entries), order.Uint16(entries[2:]), order.Uint32(entries[4:]), order.Uint16(entries[8:])
		if tag == tagOrientation {
			if kind == typeShort && count == 1 && value >= 1 && value <= 8 {
				return int(value)
			}
			return 1
		}
		entries = entries[entry:]
	}
	return 1
}

// upright turns a square picture so that what was above the camera's holder is
// on top.
func upright(p *image.RGBA, orientation int) *image.RGBA {
	if orientation == 1 {
		return p
	}
	var (
		onSide     = orientation >= 5 // its rows stand upright
		fromRight  = slices.Contains([]int{2, 3, 7, 8}, orientation)
		fromBottom = slices.Contains([]int{3, 4, 6, 7}, orientation)
		last       = p.Bounds().Dx() - 1
		out        = image.NewRGBA(p.Bounds())
	)
	for y := range last + 1 {
		for x := range last + 1 {
			from := image.Pt(x, y)
			if onSide {
				from = image.Pt(y, x)
			}
			if fromRight {
				from.X = last - from.X
			}
			if fromBottom {
				from.Y = last - from.Y
			}
			out.SetRGBA(x, y, p.RGBAAt(from.X, from.Y))
		}
	}
	return out
}
