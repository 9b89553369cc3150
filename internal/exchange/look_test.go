package exchange_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/applehealth"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/withings"
)

// there says of every reading of one time that the plan has it.
type there struct{ at string }

func (k there) Has(r *careplan.Reading) bool { return r.At.Format("2006-01-02") == k.at }

func TestWhatThePlanHasIsNotTakenAgain(t *testing.T) {
	p, err := exchange.Look(t.Context(), exchangetest.File("bp.csv", fixtures(t)["withings"]), withings.Format{}, exchangetest.Answers(t), there{"2026-06-20"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Taken != 3 || p.Duplicates != 2 || len(p.Doubles) != 2 || p.Doubles[0].Line != 2 {
		t.Errorf("taken %d, duplicates %d: %v", p.Taken, p.Duplicates, p.Doubles)
	}
}

func TestSevenAndSevenPointNoughtAreTheSameReading(t *testing.T) {
	const file = "Date,\"Weight (kg)\",\"Fat mass (kg)\",Comments\n2026-01-01 08:00:00,70,,\n2026-01-01 08:00:00,70.00,,\n2026-01-01 08:00:00,70.01,,\n2026-01-01 08:01:00,70,,\n"
	if p := exchangetest.Look(t, withings.Format{}, file, exchangetest.Answers(t)); p.Taken != 3 || p.Duplicates != 1 {
		t.Errorf("taken %d, duplicates %d", p.Taken, p.Duplicates)
	}
}

func TestThePulseBesideAPressureIsAPulse(t *testing.T) {
	const file = "Date,\"Heart rate\",Systolic,Diastolic,Comments\n2026-01-01 08:00:00,70,131,77,\n2026-01-01 08:00:00,70,,,\n2026-01-01 08:00:00,71,,,\n"
	if p := exchangetest.Look(t, withings.Format{}, file, exchangetest.Answers(t)); p.Taken != 2 || p.Duplicates != 1 {
		t.Errorf("taken %d, duplicates %d", p.Taken, p.Duplicates)
	}
}

func TestAFileThatChangedIsNotTakenIn(t *testing.T) {
	content := fixtures(t)["withings"]
	p := exchangetest.Look(t, withings.Format{}, content, exchangetest.Answers(t))
	for name, changed := range map[string]string{
		"a digit":      strings.Replace(content, "131", "132", 1),
		"a line more":  content + "\"2026-06-21 08:15:00\",58,131,77,\n",
		"a space more": content + " ",
	} {
		err := exchange.Take(t.Context(), exchangetest.File("bp.csv", changed), p, func(*careplan.Reading) (bool, error) { return true, nil }, nil)
		if !errors.Is(err, exchange.ErrChanged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatStandsBehindTheLastRecordIsPartOfTheFileToo(t *testing.T) {
	content := fixtures(t)["apple-health"] + strings.Repeat("<!-- more -->\n", 100_000)
	p := exchangetest.Look(t, applehealth.Format{}, content+"a", exchangetest.Answers(t))
	err := exchange.Take(t.Context(), exchangetest.File("export.xml", content+"b"), p, func(*careplan.Reading) (bool, error) { return true, nil }, nil)
	if !errors.Is(err, exchange.ErrChanged) {
		t.Error(err)
	}
}

func TestDatesThatContradictOneAnotherAreAskedAbout(t *testing.T) {
	const file = "Date,\"Heart rate\",Systolic,Diastolic,Comments\n13/01/2026 08:00,70,131,77,\n01/14/2026 08:00,70,131,77,\n02/03/2026 08:00,70,131,77,\n"
	p := exchangetest.Look(t, withings.Format{}, file, exchangetest.Answers(t))
	if p.Ask == nil || !strings.Contains(p.Ask.Text, "02/03/2026") {
		t.Errorf("%+v", p.Ask)
	}
}

func TestALongNoteIsCutAndShowsIt(t *testing.T) {
	file := "Date,\"Heart rate\",Systolic,Diastolic,Comments\n2026-01-01 08:00:00,70,131,77,x" + strings.Repeat("é", 50_000) + "\n"
	taken := exchangetest.Take(t, withings.Format{}, file, exchangetest.Answers(t))
	if len(taken) != 1 || !strings.HasSuffix(taken[0].Note, "é…") || len(taken[0].Note) > 2100 {
		t.Fatalf("%d readings, a note of %d bytes", len(taken), len(taken[0].Note))
	}
	if _, err := careplan.Encode(taken[0]); err != nil {
		t.Error(err)
	}
}

func TestTakingStopsWhereItsTakerFails(t *testing.T) {
	content := fixtures(t)["withings"]
	p := exchangetest.Look(t, withings.Format{}, content, exchangetest.Answers(t))
	full := errors.New("the disk is full")
	calls := 0
	err := exchange.Take(t.Context(), exchangetest.File("bp.csv", content), p, func(*careplan.Reading) (bool, error) {
		calls++
		return false, full
	}, nil)
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%v after %d", err, calls)
	}
}

func TestALookThatIsCancelledEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	endless := exchange.Source{Name: "bp.csv", Open: func() (io.ReadCloser, error) {
		return stream{io.MultiReader(strings.NewReader(fixtures(t)["withings"]), repeat("\"2026-06-20 08:15:00\",58,131,77,\n"))}, nil
	}}
	a := exchangetest.Answers(t)
	a.Dates = exchange.DayFirst
	_, err := exchange.Look(ctx, endless, withings.Format{}, a, nil, func(int64, int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// repeat is a text without end.
type repeat string

func (r repeat) Read(b []byte) (n int, err error) {
	for n+len(r) <= len(b) {
		n += copy(b[n:], r)
	}
	return n, nil
}

func TestAStickThatIsPulledOutIsNamed(t *testing.T) {
	pulled := errors.New("input/output error")
	src := exchange.Source{Name: "bp.csv", Open: func() (io.ReadCloser, error) {
		return stream{io.MultiReader(strings.NewReader(fixtures(t)["withings"]), failing{pulled})}, nil
	}}
	_, err := exchange.Look(t.Context(), src, withings.Format{}, exchangetest.Answers(t), nil, nil)
	if !errors.Is(err, exchange.ErrUnread) || !errors.Is(err, pulled) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestAnErrorHoldsNothingOfTheFile(t *testing.T) {
	const secret = "Gracie"
	for name, content := range map[string]string{
		"no heading":          secret + ",1,2,3\n",
		"a line of megabytes": "Date,\"Heart rate\",Systolic,Diastolic,Comments\n\"" + strings.Repeat(secret, 300_000),
	} {
		_, err := exchange.Look(t.Context(), exchangetest.File("bp.csv", content), withings.Format{}, exchangetest.Answers(t), nil, nil)
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAQuotationMarkThatIsNeverClosedRefusesItsLines(t *testing.T) {
	content := fixtures(t)["withings"] + "\"2026-06-21 08:15:00,58,131,77,\n2026-06-22 08:15:00,58,131,77,\n"
	p := exchangetest.Look(t, withings.Format{}, content, exchangetest.Answers(t))
	if p.Taken != 4 || p.Refused != 1 || p.Refusals[0].Line != 8 || !strings.Contains(p.Refusals[0].Refused, "8 to 9") {
		t.Errorf("taken %d, refused %v", p.Taken, p.Refusals)
	}
}

func TestProgressIsToldOfASmallFileToo(t *testing.T) {
	content := fixtures(t)["withings"] + strings.Repeat("\"2026-06-20 08:15:00\",58,131,77,\n", 20_000)
	var told []int64
	_, err := exchange.Look(t.Context(), exchangetest.File("bp.csv", content), withings.Format{}, exchangetest.Answers(t), nil, func(done, total int64) {
		if total != int64(len(content)) {
			t.Errorf("%d of %d", done, total)
		}
		told = append(told, done)
	})
	if err != nil || len(told) < 8 || len(told) > 101 || !slices.IsSorted(told) {
		t.Errorf("told at %d, %v", told, err)
	}
}
