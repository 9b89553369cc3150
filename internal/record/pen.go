package record

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/carebottle/carebottle/internal/history"
)

// pen takes up this installation's hand in the plan, where it left off.
// Errors: ErrNotMember, ErrDamaged.
func (tx *transaction) pen(p planRef) (*history.Writer, error) {
	if err := tx.settle(); err != nil {
		return nil, err
	}
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
	latest, err := latestClock(tx.ctx, tx.connection, p)
	if err != nil {
		return nil, err
	}
	w.Observe(latest, tx.now)
	tx.r.pens[p.n] = w
	return w, nil
}

// hand is what is stored of a pen.
type hand struct {
	state        history.State // its key is the caller's to clear
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
	copy(h.state.Replica[:], replica)
	copy(h.state.Author[:], member)
	h.state.Tip, err = tx.tip(p, history.Hand{Replica: h.state.Replica, Key: h.state.Key})
	return h, err
}

// tip finds the end of a hand's chain, which its newest seal names: every
// transaction seals what it wrote, so nothing lies beyond. A seal that came
// from elsewhere counts if it is by the hand's key: an older copy of this
// vault was put back, what it wrote since is coming home, and to write on from
// before it would make a fork.
func (tx *transaction) tip(p planRef, h history.Hand) (history.Tip, error) {
	rows, err := tx.QueryContext(tx.ctx, `
		SELECT seq, id, signature FROM seal WHERE plan = ?1 AND replica = ?2
		UNION ALL
		SELECT seq, id, seal FROM (
			SELECT seq, id, seal FROM revision WHERE plan = ?1 AND replica = ?2 AND seal IS NOT NULL
			ORDER BY seq DESC LIMIT 1)
		ORDER BY seq DESC`, p.n, h.Replica[:])
	if err != nil {
		return history.Tip{}, unread(err)
	}
	defer rows.Close()
	for rows.Next() {
		s := history.Seal{V: history.Version, Plan: p.id, Replica: h.Replica}
		var id []byte
		if err := rows.Scan(&s.Seq, &id, &s.Signature); err != nil {
			return history.Tip{}, unread(err)
		}
		copy(s.ID[:], id)
		if s.Verify(h.Public()) == nil {
			return history.Tip{Seq: s.Seq, ID: s.ID}, nil
		}
	}
	if err := rows.Err(); err != nil {
		return history.Tip{}, unread(err)
	}
	return history.Tip{}, fmt.Errorf("%w: a hand without a seal", ErrDamaged)
}

// settle gives every plan a new hand if the vault was copied or put back since
// its hands were made. The old key admits the new one; nothing more is written
// on the old chain, which another copy may be going on with.
func (tx *transaction) settle() error {
	if tx.r.settled || tx.settled {
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
	tx.settled = true
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
	// A hand that goes on from one that stands is one more member, and changes
	// nothing else of what the plan says: the history need not be read for it.
	for i := range revs {
		var made []byte
		if revs[i].ID == seal.ID {
			made = seal.Signature
		}
		if _, err := tx.insert(p, &revs[i], 0, made); err != nil {
			return err
		}
	}
	tx.r.whole = nil
	tx.mark(p.id)
	return tx.insertMember(p, &memberRow{entry: w.Author(), name: h.name, device: device, role: w.Role()})
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
