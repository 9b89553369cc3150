package careplan

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/carebottle/carebottle/internal/measure"
)

// MaxBody is the most bytes that one entry's body may have, in JSON.
const MaxBody = 64 << 10

var (
	// ErrTooLong means that a body is longer than MaxBody.
	ErrTooLong = errors.New("careplan: an entry is longer than 64 KiB")
	// ErrUnknownKind means that a newer version of the program wrote the entry.
	ErrUnknownKind = errors.New("careplan: a kind of entry that this version does not know")
	// ErrBody means that a body can't be read as the kind it should be.
	ErrBody = errors.New("careplan: a body can't be read")
)

// New makes an empty content of the kind, or nil for a kind that this version
// does not know.
func New(k Kind) Content {
	switch k {
	case KindPerson:
		return &Person{}
	case KindPractice:
		return &Practice{}
	case KindAbout:
		return &About{}
	case KindDiagnosis:
		return &Diagnosis{}
	case KindMedicine:
		return &Medicine{}
	case KindAllergy:
		return &Allergy{}
	case KindBaseline:
		return &Baseline{}
	case KindAlert:
		return &Alert{}
	case KindPlaceOfCare:
		return &PlaceOfCare{}
	case KindDecision:
		return &Decision{}
	case KindContingency:
		return &Contingency{}
	case KindContact:
		return &Contact{}
	case KindSection:
		return &Statement{}
	case KindBottle:
		return &BottleChoices{}
	case KindMeasure:
		return &Followed{}
	case KindReading:
		return &Reading{}
	case KindImport:
		return &Import{}
	case KindTarget:
		return &Target{}
	case KindGoal:
		return &Goal{}
	case KindCheck:
		return &Check{}
	case KindWeek:
		return &PressureWeek{}
	default:
		return nil
	}
}

// cleaned writes every string through CleanText, so that no way into the plan
// lets hidden characters pass. It is made once, since it keeps what it found
// out about each type.
var cleaned = json.WithMarshalers(json.MarshalToFunc(func(enc *jsontext.Encoder, s string) error {
	return enc.WriteToken(jsontext.String(CleanText(s)))
}))

// Encode writes a body as compact JSON, with the unknown fields it was read
// with. Text stays as typed, but for what [CleanText] takes out.
func Encode(c Content) ([]byte, error) {
	body, err := json.Marshal(c, cleaned, json.Deterministic(true))
	if err != nil {
		return nil, fmt.Errorf("%s body: %w", c.Kind(), hideValue(err))
	}
	if len(body) > MaxBody {
		return nil, fmt.Errorf("%s body of %d bytes: %w", c.Kind(), len(body), ErrTooLong)
	}
	return body, nil
}

// Decode reads a body strictly: a key that stands twice, and one that differs
// from another or from a field's name by case only, is refused with ErrBody.
// Fields it doesn't know are kept for Encode; inside a telephone or an
// identifier, where they could not be kept, they are refused.
func Decode(k Kind, body []byte) (Content, error) {
	c := New(k)
	if c == nil {
		return nil, ErrUnknownKind
	}
	if len(body) > MaxBody {
		return nil, ErrTooLong
	}
	if err := json.Unmarshal(body, c, nested); err != nil {
		return nil, fmt.Errorf("%s body: %w", k, hideValue(err))
	}
	if err := refuseCaseVariants(c); err != nil {
		return nil, fmt.Errorf("%s body: %w", k, err)
	}
	return c, nil
}

// hideValue keeps what the body says out of the error: the decoder quotes it.
func hideValue(err error) error {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		return fmt.Errorf("%w at byte %d", ErrBody, semantic.ByteOffset)
	}
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		return fmt.Errorf("%w at byte %d", ErrBody, syntactic.ByteOffset)
	}
	return ErrBody
}

// refuseCaseVariants compares the names of unknown fields with the known ones
// and with each other. Go's encoding/json takes "Status" for "status": two
// programs that read the same bytes must not see two different plans.
func refuseCaseVariants(c Content) error {
	unknown := c.Shared().Unknown
	if len(unknown) == 0 {
		return nil
	}
	seen := map[string]bool{}
	for _, name := range fieldNames(reflect.TypeOf(c).Elem()) {
		seen[strings.ToLower(name)] = true
	}
	dec := jsontext.NewDecoder(strings.NewReader(string(unknown)))
	if _, err := dec.ReadToken(); err != nil { // the opening brace
		return ErrBody
	}
	for dec.PeekKind() != '}' {
		name, err := dec.ReadToken()
		if errors.Is(err, io.EOF) || err != nil {
			return ErrBody
		}
		folded := strings.ToLower(name.String())
		if seen[folded] {
			return fmt.Errorf("%w: two of its keys differ by case only", ErrBody)
		}
		seen[folded] = true
		if err := dec.SkipValue(); err != nil {
			return ErrBody
		}
	}
	return nil
}

func fieldNames(t reflect.Type) []string {
	var names []string
	for f := range t.Fields() {
		if f.Anonymous {
			names = append(names, fieldNames(f.Type)...)
			continue
		}
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// nested refuses members inside a part of a body, where they could not be kept.
// It is made once, as cleaned is.
var nested = json.WithUnmarshalers(json.JoinUnmarshalers(
	json.UnmarshalFromFunc(func(dec *jsontext.Decoder, v *measure.Amount) error {
		type plain measure.Amount
		return json.UnmarshalDecode(dec, (*plain)(v), json.RejectUnknownMembers(true))
	}),
	json.UnmarshalFromFunc(func(dec *jsontext.Decoder, v *measure.Range) error {
		type plain measure.Range
		return json.UnmarshalDecode(dec, (*plain)(v), json.RejectUnknownMembers(true))
	}),
	json.UnmarshalFromFunc(func(dec *jsontext.Decoder, v *measure.Change) error {
		type plain measure.Change
		return json.UnmarshalDecode(dec, (*plain)(v), json.RejectUnknownMembers(true))
	}),
	json.UnmarshalFromFunc(func(dec *jsontext.Decoder, v *FreeMeasure) error {
		type plain FreeMeasure
		return json.UnmarshalDecode(dec, (*plain)(v), json.RejectUnknownMembers(true))
	}),
	json.UnmarshalFromFunc(func(dec *jsontext.Decoder, v *WeekResult) error {
		type plain WeekResult
		return json.UnmarshalDecode(dec, (*plain)(v), json.RejectUnknownMembers(true))
	}),
	json.UnmarshalFromFunc(func(dec *jsontext.Decoder, v *Action) error {
		type plain Action
		return json.UnmarshalDecode(dec, (*plain)(v), json.RejectUnknownMembers(true))
	}),
))

// UnmarshalJSONFrom refuses members it could not keep.
func (t *Telephone) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	type plain Telephone
	return json.UnmarshalDecode(dec, (*plain)(t), json.RejectUnknownMembers(true))
}

// UnmarshalJSONFrom refuses members it could not keep.
func (i *Identifier) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	type plain Identifier
	return json.UnmarshalDecode(dec, (*plain)(i), json.RejectUnknownMembers(true))
}

// SameContent tells whether a and b say the same, unknown fields included.
func SameContent(a, b Content) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if a.Kind() != b.Kind() {
		return false
	}
	x, errA := canonical(a)
	y, errB := canonical(b)
	return errA == nil && errB == nil && string(x) == string(y)
}

func canonical(c Content) (jsontext.Value, error) {
	body, err := json.Marshal(c, cleaned)
	if err != nil {
		return nil, hideValue(err)
	}
	value := jsontext.Value(body)
	return value, value.Canonicalize() // RFC 8785
}
