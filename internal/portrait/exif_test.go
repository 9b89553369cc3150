package portrait

import (
	"bytes"
	"encoding/binary"
	"image/color"
	"testing"
)

// secret stands in a file where a telephone writes the place and the owner.
const secret = "51.5074N 0.1278W, Grace Okafor's telephone"

// exif is a TIFF header whose first directory says who made the picture, how
// the camera was held and where.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	const ascii, short, long = 2, 3, 4
	head := []byte("II*\x00")
	if order.String() == binary.BigEndian.String() {
		head = []byte("MM\x00*")
	}
	out := order.AppendUint32(head, 8)
	out = order.AppendUint16(out, 3)
	entry := func(tag, kind uint16, count uint32) {
		out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, tag), kind), count)
	}
	const after = 8 + 2 + 3*12 + 4
	entry(0x010e, ascii, uint32(len(secret))) // ImageDescription
	out = order.AppendUint32(out, after)
	entry(tagOfOrientation, short, 1)
	out = order.AppendUint16(order.AppendUint16(out, orientation), 0)
	entry(0x8825, long, 1) // GPSInfo
	out = order.AppendUint32(out, after)
	return append(order.AppendUint32(out, 0), secret...)
}

const tagOfOrientation = 274

// withSegment puts a segment in front of all others of a JPEG file.
func withSegment(file []byte, mark byte, content []byte) []byte {
	out := append(bytes.Clone(file[:2]), 0xff, mark)
	out = binary.BigEndian.AppendUint16(out, uint16(len(content)+2))
	return append(append(out, content...), file[2:]...)
}

func withExif(file, tiff []byte) []byte {
	return withSegment(file, markExif, append([]byte("Exif\x00\x00"), tiff...))
}

// foreign is the first marker of a segment that carries no part of the
// picture; 0 where there is none.
func foreign(file []byte) byte {
	for mark := range segments(file) {
		switch mark {
		case 0xdb, 0xc0, 0xc4: // DQT, SOF0, DHT
		default:
			return mark
		}
	}
	return 0
}

// Each number says in which corner of the file the top left of what was seen
// stands, and whether its rows are columns (Exif 2.32, tag 274).
func TestAPictureStandsAsTheCameraWasHeld(t *testing.T) {
	seen := map[uint16][4]color.RGBA{ // of a file that holds red, green, blue, sand
		1: {red, green, blue, sand}, 2: {green, red, sand, blue},
		3: {blue, sand, red, green}, 4: {sand, blue, green, red},
		5: {red, sand, blue, green}, 6: {sand, red, green, blue},
		7: {blue, green, red, sand}, 8: {green, blue, sand, red},
		0: {red, green, blue, sand}, 9: {red, green, blue, sand},
	}
	file := asJPEG(t, quarters(400, 300))
	for orientation, want := range seen {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			if got := corners(t, made(t, withExif(file, exif(order, orientation)))); got != want {
				t.Errorf("held as %d, %v: the quarters are %v, not %v", orientation, order, got, want)
			}
		}
	}
}

// A telephone writes into a picture where it was taken, when, and whose
// telephone it is. None of that belongs in a plan that others read.
func TestNothingButThePictureIsKept(t *testing.T) {
	file := withExif(asJPEG(t, quarters(400, 300)), exif(binary.BigEndian, 1))
	file = withSegment(file, markExif, []byte("http://ns.adobe.com/xap/1.0/\x00"+secret))
	file = withSegment(file, 0xed, []byte("Photoshop 3.0\x008BIM"+secret))
	file = withSegment(file, 0xfe, []byte(secret)) // COM
	if foreign(file) == 0 || !bytes.Contains(file, []byte(secret)) {
		t.Fatal("the file holds nothing to lose")
	}
	photo, err := Make(bytes.NewReader(file), limit)
	if err != nil {
		t.Fatal(err)
	}
	if mark := foreign(photo); mark != 0 {
		t.Errorf("a segment %#x is left", mark)
	}
	for _, trace := range []string{secret, "Exif", "Grace", "http", "8BIM"} {
		if bytes.Contains(photo, []byte(trace)) {
			t.Errorf("the portrait holds %q", trace)
		}
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(exif(binary.BigEndian, 6))
	f.Add(exif(binary.LittleEndian, 8))
	f.Add([]byte("II*\x00\xff\xff\xff\xff\x00\x00"))
	f.Fuzz(func(t *testing.T, tiff []byte) {
		if o := orientationIn(tiff); o < 1 || o > 8 {
			t.Fatalf("held as %d", o)
		}
	})
}
