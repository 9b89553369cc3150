package record

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/carebottle/carebottle/internal/history"
)

// pen is this installation's hand in one plan, ready to write.
type pen struct {
	*history.Writer
	sealed history.Seal // the newest
}

// pen takes up this installation's hand in the plan, where it left off.
// Errors: ErrNotMember, ErrDamaged.
func (tx *transaction) pen(p planRef) (*pen, error) {
	if have := tx.r.pens[p.n]; have != nil {
		return have, nil
	}
	h, err := tx.hand(p)
	if err != nil {
		return nil, err
	}
	defer clear(h.state.Key)
	if h.revoked {
		return nil, ErrNotMember
	}
	w, err := history.Resume(tx.r.o.Rand, h.state)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	// What is written next sorts after everything that the plan holds.
	latest, err := tx.latest(p)
	if err != nil {
		return nil, err
	}
	w.Observe(latest, tx.now)
	made := &pen{Writer: w, sealed: h.sealed}
	tx.r.pens[p.n] = made
	return made, nil
}

// hand is what is stored of a pen.
type hand struct {
	state        history.State // its key is the caller's to clear
	sealed       history.Seal
	name, device string
	revoked      bool
}

func (tx *transaction) hand(p planRef) (hand, error) {
	var h hand
	var replica, member []byte
	var role string
	err := tx.QueryRowContext(tx.ctx, `
		SELECT hand.replica, hand.member, hand.key, member.name, member.device, member.role, member.revoked
		FROM hand JOIN member ON member.plan = hand.plan AND member.entry = hand.member
		WHERE hand.plan = ?`, p.n).
		Scan(&replica, &member, &h.state.Key, &h.name, &h.device, &role, &h.revoked)
	if errors.Is(err, sql.ErrNoRows) {
		return hand{}, ErrNotMember
	}
	if err != nil {
		return hand{}, unread(err)
	}
	h.state.Plan, h.state.Role = p.id, history.Role(role)
	if copy(h.state.Replica[:], replica) != len(replica) || copy(h.state.Author[:], member) != len(member) {
		return hand{}, fmt.Errorf("%w: a hand", ErrDamaged)
	}
	h.sealed, err = tx.sealed(p, history.Hand{Replica: h.state.Replica, Key: h.state.Key})
	h.state.Tip = history.Tip{Seq: h.sealed.Seq, ID: h.sealed.ID}
	return h, err
}

// sealed finds a hand's newest seal, which names the end of its chain: every
// transaction seals what it wrote, so nothing lies beyond. One that came from
// elsewhere counts if it is by the hand's key: an older copy of this vault
// wrote on, and its revisions are on their way.
func (tx *transaction) sealed(p planRef, h history.Hand) (history.Seal, error) {
	rows, err := tx.QueryContext(tx.ctx,
		`SELECT seq, id, signature FROM seal WHERE plan = ? AND replica = ? ORDER BY seq DESC`, p.n, h.Replica[:])
	if err != nil {
		return history.Seal{}, unread(err)
	}
	defer rows.Close()
	for rows.Next() {
		s := history.Seal{V: history.Version, Plan: p.id, Replica: h.Replica}
		var id []byte
		if err := rows.Scan(&s.Seq, &id, &s.Signature); err != nil {
			return history.Seal{}, unread(err)
		}
		copy(s.ID[:], id)
		if s.Verify(h.Public()) == nil {
			return s, nil
		}
	}
	if err := rows.Err(); err != nil {
		return history.Seal{}, unread(err)
	}
	return history.Seal{}, fmt.Errorf("%w: a hand without a seal", ErrDamaged)
}

// seal proves what a pen wrote in this transaction. Within each stretch of
// history.SealEvery revisions only the newest seal is kept: it proves what the
// older ones did, and a transfer that was cut goes on from a stretch's end.
func (tx *transaction) seal(p planRef, pen *pen) error {
	s, err := pen.Seal()
	if err != nil {
		return notSaved(err)
	}
	last := &pen.sealed
	moved := int64(0)
	if s.Seq > last.Seq && (s.Seq-1)/history.SealEvery == (last.Seq-1)/history.SealEvery {
		done, err := tx.stmt(tx.r.statements.moveSeal).ExecContext(tx.ctx, s.Seq, s.ID[:], s.Signature,
			p.n, s.Replica[:], last.Seq, last.ID[:], last.Signature)
		if err != nil {
			return notSaved(err)
		}
		if moved, err = done.RowsAffected(); err != nil {
			return notSaved(err)
		}
	}
	if moved == 0 {
		err = tx.insertSeal(p, s)
	}
	pen.sealed = s
	return err
}

// settle gives every plan a new hand if the vault was copied or put back since
// its hands were made. The old key admits the new one; nothing more is written
// on the old chain, which another copy may be going on with.
func (tx *transaction) settle() error {
	if tx.r.settled {
		return nil
	}
	rows, err := tx.QueryContext(tx.ctx, `
		SELECT plan.n, plan.id FROM hand JOIN plan ON plan.n = hand.plan WHERE hand.mark <> ?`, tx.r.o.InstallMark)
	if err != nil {
		return unread(err)
	}
	plans, err := scanPlans(rows)
	if err != nil {
		return err
	}
	for _, p := range plans {
		if err := tx.readmit(p); err != nil {
			return err
		}
	}
	return nil
}

func (tx *transaction) readmit(p planRef) error {
	h, err := tx.hand(p)
	if errors.Is(err, ErrNotMember) || err == nil && h.revoked {
		return nil // nothing to go on from: the plan can be read, not written in
	}
	if err != nil {
		return err
	}
	defer clear(h.state.Key)
	old, err := history.Resume(tx.r.o.Rand, h.state)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer old.Wipe()
	device := tx.r.o.Device
	if device == "" {
		device = h.device
	}
	w, revs, seal, err := old.Readmit(tx.now, h.name, device)
	if err != nil {
		return notSaved(err)
	}
	defer w.Wipe()
	if err := tx.keepHand(p, w); err != nil {
		return err
	}
	return tx.merge(p, revs, []history.Seal{seal})
}

// keepHand stores a writer as this installation's hand in the plan.
func (tx *transaction) keepHand(p planRef, w *history.Writer) error {
	s := w.State()
	defer clear(s.Key)
	return tx.exec(`INSERT OR REPLACE INTO hand (plan, replica, member, key, mark) VALUES (?, ?, ?, ?, ?)`,
		p.n, s.Replica[:], s.Author[:], []byte(s.Key), tx.r.o.InstallMark)
}

// dropPen has the next write in the plan take up the hand again.
func (r *Record) dropPen(p planRef) {
	if have := r.pens[p.n]; have != nil {
		have.Wipe()
		delete(r.pens, p.n)
	}
}

func scanPlans(rows *sql.Rows) ([]planRef, error) {
	defer rows.Close()
	var all []planRef
	for rows.Next() {
		var p planRef
		var id []byte
		if err := rows.Scan(&p.n, &id); err != nil {
			return nil, unread(err)
		}
		copy(p.id[:], id)
		all = append(all, p)
	}
	if err := rows.Err(); err != nil {
		return nil, unread(err)
	}
	return all, nil
}
