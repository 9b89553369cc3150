package exchange

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
)

// fingerprint tells two files apart.
type fingerprint struct {
	size int64
	sum  [sha256.Size]byte
}

// tracked reads a source, tells how far it is, and stops with its context.
type tracked struct {
	ctx      context.Context
	file     io.ReadCloser
	sum      hash.Hash
	done     int64
	told     int64
	every    int64 // bytes between two tellings of progress
	total    int64
	progress Progress
	failed   error // of the file itself
}

// Progress is told at every hundredth of a file, so that a bar moves for a
// small one whose rows take long, and at every megabyte of one of gigabytes or
// of a length that nobody knows.
const (
	tellTimes = 100
	tellEvery = 1 << 20
)

func open(ctx context.Context, src Source, progress Progress) (*tracked, error) {
	file, err := src.Open()
	if err != nil {
		return nil, unread(err)
	}
	every := int64(tellEvery)
	if src.Size > 0 {
		every = min(src.Size/tellTimes, every)
	}
	return &tracked{ctx: ctx, file: file, sum: sha256.New(), every: every, total: src.Size, progress: progress}, nil
}

func unread(err error) error {
	var known *FileError
	if errors.As(err, &known) {
		return err
	}
	return fmt.Errorf("%w (%w)", ErrUnread, err)
}

func (t *tracked) Read(b []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := t.file.Read(b)
	t.sum.Write(b[:n])
	t.done += int64(n)
	if t.progress != nil && t.done-t.told >= t.every {
		t.told = t.done
		t.progress(t.done, t.total)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		t.failed = unread(err)
		return n, t.failed
	}
	return n, err
}

// blame prefers to say that the file or the context failed, whatever a parser
// made of that.
func (t *tracked) blame(err error) error {
	switch {
	case err == nil:
		return nil
	case t.ctx.Err() != nil:
		return t.ctx.Err()
	case t.failed != nil:
		return t.failed
	default:
		return err
	}
}

func (t *tracked) close() { _ = t.file.Close() } // read only: nothing can be lost

// read reads a file to its end, whatever its format leaves unread, so that the
// fingerprint is of the whole.
func read(ctx context.Context, src Source, f Format, a Answers, row func(Row) error, progress Progress) (fingerprint, error) {
	t, err := open(ctx, src, progress)
	if err != nil {
		return fingerprint{}, err
	}
	defer t.close()
	if err := f.Read(ctx, t, a, row); err != nil {
		return fingerprint{}, t.blame(err)
	}
	if _, err := io.Copy(io.Discard, t); err != nil {
		return fingerprint{}, t.blame(err)
	}
	if progress != nil {
		progress(t.done, t.total)
	}
	return fingerprint{t.done, [sha256.Size]byte(t.sum.Sum(nil))}, nil
}
