package exchange

import (
	"context"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Take reads the file that p shows once more and hands every wanted reading to
// take, duplicates included: take tells them by answering false. It fails with
// take's error, the context's, or a *FileError: ErrChanged where the file is
// not the one that p was made of. Whoever calls it takes everything back then.
func Take(ctx context.Context, src Source, p *Preview, take func(*careplan.Reading) (taken bool, err error), progress Progress) error {
	j := newJudge(p.Answers, nil)
	file, err := read(ctx, src, p.Format, p.Answers, func(r Row) error {
		r = j.judge(r)
		if r.Refused != "" || r.Skipped != "" || !p.Answers.wants(r.Reading.Measure) {
			return nil
		}
		_, err := take(r.Reading)
		return err
	}, progress)
	if err != nil {
		return err
	}
	if file != p.file {
		return ErrChanged
	}
	return nil
}
