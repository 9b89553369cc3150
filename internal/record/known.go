package record

import (
	"context"
	"hash/maphash"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/hashset"
	"github.com/carebottle/carebottle/internal/measure"
)

// pointKey is equal for readings that say the same: the measure, the time to
// the second, and the amounts, whatever zeros end their decimals.
type pointKey struct {
	measure measure.ID
	second  int64
	amounts string
}

func keyOf(m measure.ID, at time.Time, amounts []measure.Amount) pointKey {
	return packedKey(m, at.Unix(), packAmounts(amounts))
}

func packedKey(m measure.ID, second int64, packed string) pointKey {
	key := make([]byte, 0, len(packed))
	said := 0 // up to the last amount that says something
	for rest, ok := packed, true; rest != ""; {
		var texts [4]string
		for i := range texts {
			if texts[i], rest, ok = unpack(rest); !ok {
				return pointKey{m, second, packed}
			}
		}
		key = pack(pack(pack(pack(key, shortest(texts[0])), shortest(texts[1])), texts[2]), texts[3])
		if texts[0] != "" || texts[2] != "" {
			said = len(key)
		}
	}
	return pointKey{m, second, string(key[:said])}
}

// shortest takes the zeros from the end of a decimal.
func shortest(digits string) string {
	if !strings.Contains(digits, ".") {
		return digits
	}
	return strings.TrimRight(strings.TrimRight(digits, "0"), ".")
}

// Known tells of readings whether a plan has them already. It is a copy of
// that moment, of some ten bytes for a reading.
type Known struct {
	seed   maphash.Seed
	hashes hashset.Set[uint64]
}

// Has tells whether the plan had a reading that says the same as r, whatever
// became of it since: one that somebody corrected or withdrew stays so when
// the file that it was in comes again. Those of an import that was taken back
// don't count. Of two that differ one in 2^64 is taken for the other: Import
// looks more closely.
func (k *Known) Has(r *careplan.Reading) bool {
	return k.hashes.Has(maphash.Comparable(k.seed, keyOf(r.Measure, r.At, r.Amounts)))
}

// Known reads which readings a plan has, to look through a file before it is
// taken in. Errors: ErrNoPlan.
func (r *Record) Known(ctx context.Context, planID string) (*Known, error) {
	k := &Known{seed: maphash.MakeSeed()}
	err := r.read(ctx, func(c *connection) error {
		p, err := r.plan(ctx, c, planID)
		if err != nil {
			return err
		}
		return c.sparing(ctx, unread, func() error {
			return eachKnown(ctx, c, p, func(key pointKey) { k.hashes.Add(maphash.Comparable(k.seed, key)) })
		})
	})
	if err != nil {
		return nil, err
	}
	return k, nil
}

const selectKnown = `
	WITH ` + imports + `
	SELECT r.measure, r.at, r.amounts FROM reading r
	WHERE r.plan = ?1 AND r.import NOT IN (SELECT import FROM imported WHERE undone)`

func eachKnown(ctx context.Context, q querier, p planRef, f func(pointKey)) error {
	return eachRow(ctx, q, selectKnown, func(scan func(...any) error) error {
		var m measure.ID
		var at int64
		var amounts []byte
		err := scan(&m, &at, &amounts)
		f(packedKey(m, time.UnixMilli(at).Unix(), string(amounts)))
		return err
	}, p.n)
}
