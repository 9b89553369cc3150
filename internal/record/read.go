package record

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// Listed is a plan as a list of plans names it.
type Listed struct {
	ID              string
	Name, Preferred string
	Born            careplan.Date
	Colour          string
	Me              careplan.Member // this installation's; empty where it may only read
}

// Plans lists the plans in this vault, in the order in which they came.
func (r *Record) Plans(ctx context.Context) ([]Listed, error) {
	var all []Listed
	err := r.read(ctx, func(tx *connection) error {
		rows, err := tx.QueryContext(ctx, `SELECT n, id FROM plan ORDER BY n`)
		if err != nil {
			return unread(err)
		}
		plans, err := scanPlans(rows)
		if err != nil {
			return err
		}
		for _, p := range plans {
			plan, err := r.present(ctx, tx, p, only(careplan.KindPerson))
			if err != nil {
				return err
			}
			person, _, _ := plan.Person()
			all = append(all, Listed{
				ID: plan.ID, Me: plan.Me, Name: person.FullName, Preferred: person.PreferredName,
				Born: person.Born, Colour: person.Colour,
			})
		}
		return nil
	})
	return all, err
}

// Plan reads what a plan says now. The value is the caller's alone.
func (r *Record) Plan(ctx context.Context, planID string) (careplan.Plan, error) {
	var plan careplan.Plan
	err := r.read(ctx, func(tx *connection) error {
		p, err := r.plan(ctx, tx, planID)
		if err == nil {
			plan, err = r.present(ctx, tx, p, besidesReadings()...)
		}
		return err
	})
	return plan, err
}

// kindRange holds the kinds from one on and before another. Kinds are words of
// small letters, digits and hyphens.
type kindRange struct{ from, before careplan.Kind }

func only(k careplan.Kind) kindRange { return kindRange{k, k + " "} }

// besidesReadings is everything that a plan says but its readings, of which
// there may be many times as many.
func besidesReadings() []kindRange {
	readings := only(careplan.KindReading)
	return []kindRange{{"", readings.from}, {readings.before, "~"}}
}

// selectEntries reads versions, entry by entry.
const selectEntries = `
	SELECT h.entry, h.kind, h.role, h.first_wall, h.first_count,
		r.id, r.v, r.status, r.author, r.asserter, r.wall, r.count, r.body, r.body_state,
		coalesce(m.name, ''), coalesce(m.device, '')
	FROM head h JOIN revision r ON r.n = h.revision
		LEFT JOIN member m ON m.plan = h.plan AND m.entry = r.author
	WHERE h.plan = ? AND h.kind >= ? AND h.kind < ?
	ORDER BY h.plan, h.kind, h.entry`

// present reads what a plan says now, of some kinds.
func (r *Record) present(ctx context.Context, tx *connection, p planRef, kinds ...kindRange) (careplan.Plan, error) {
	me, err := readMe(ctx, tx, p)
	if err != nil {
		return careplan.Plan{}, err
	}
	var groups []group
	for _, k := range kinds {
		if groups, err = groupsOf(ctx, tx, groups, selectEntries, p.n, string(k.from), string(k.before)); err != nil {
			return careplan.Plan{}, err
		}
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(a.first.compare(b.first), a.entry.Compare(b.entry), cmp.Compare(a.kind, b.kind))
	})
	plan := careplan.Plan{ID: p.id.String(), Me: me}
	for _, g := range groups {
		plan.Entries = append(plan.Entries, g.present())
	}
	byPosition(plan.Entries)
	return plan, nil
}

// groupsOf appends the entries that a query finds, whose versions it gives one
// after another.
func groupsOf(ctx context.Context, q querier, groups []group, text string, args ...any) ([]group, error) {
	err := eachRow(ctx, q, text, func(scan func(...any) error) error {
		row, err := scanVersion(scan)
		if last := len(groups) - 1; last >= 0 && groups[last].entry == row.entry && groups[last].kind == row.kind {
			groups[last].heads = append(groups[last].heads, row)
			return err
		}
		groups = append(groups, group{row.entry, row.kind, row.first, []versionRow{row}})
		return err
	}, args...)
	return groups, err
}

// byPosition puts the contacts into the person's order, in the places that
// contacts have in the list.
func byPosition(entries []careplan.Entry) {
	var places []int
	var contacts []careplan.Entry
	for i, e := range entries {
		if e.Kind == careplan.KindContact {
			places = append(places, i)
			contacts = append(contacts, e)
		}
	}
	slices.SortStableFunc(contacts, func(a, b careplan.Entry) int { return cmp.Compare(position(a), position(b)) })
	for i, place := range places {
		entries[place] = contacts[i]
	}
}

// position is a contact's, by its latest head that has one; who has none comes
// last.
func position(e careplan.Entry) int {
	for _, h := range e.Heads {
		if c, ok := h.Content.(*careplan.Contact); ok && c.Position > 0 {
			return c.Position
		}
	}
	return int(^uint(0) >> 1)
}

func readMe(ctx context.Context, tx *connection, p planRef) (careplan.Member, error) {
	var me careplan.Member
	var entry []byte
	err := tx.QueryRowContext(ctx, `
		SELECT member.entry, member.name, member.role, member.device
		FROM hand JOIN member ON member.plan = hand.plan AND member.entry = hand.member
		WHERE hand.plan = ?`, p.n).Scan(&entry, &me.Name, &me.Role, &me.Device)
	if errors.Is(err, sql.ErrNoRows) {
		return careplan.Member{}, nil
	}
	if err != nil {
		return careplan.Member{}, unread(err)
	}
	me.ID = memberID(entry)
	return me, nil
}

func memberID(entry []byte) string {
	var id history.EntryID
	copy(id[:], entry)
	return id.String()
}

// group is an entry's heads as the tables hold them.
type group struct {
	entry history.EntryID
	kind  string
	first clock
	heads []versionRow
}

// present gives the entry, latest head first. Of heads that say the same the
// latest stands for all; Save knows that who saw it saw the others.
func (g *group) present() careplan.Entry {
	slices.SortFunc(g.heads, latestFirst)
	e := careplan.Entry{ID: g.entry.String(), Kind: careplan.Kind(g.kind)}
	for i := range g.heads {
		v := g.heads[i].version()
		if !slices.ContainsFunc(e.Heads, func(h careplan.Version) bool { return saysTheSame(h, v) }) {
			e.Heads = append(e.Heads, v)
		}
	}
	return e
}

func saysTheSame(a, b careplan.Version) bool {
	return a.Status == b.Status && a.Content != nil && careplan.SameContent(a.Content, b.Content)
}

// versionRow is a revision as the tables hold it.
type versionRow struct {
	entry  history.EntryID
	kind   string
	first  clock
	id     history.ID
	v      int
	status string
	source history.Asserter
	at     clock
	body   []byte
	state  history.BodyState
	typed  careplan.Member
}

func scanVersion(scan func(...any) error) (versionRow, error) {
	var v versionRow
	var entry, id, author []byte
	err := scan(&entry, &v.kind, &v.typed.Role, &v.first.wall, &v.first.count,
		&id, &v.v, &v.status, &author, &v.source, &v.at.wall, &v.at.count, &v.body, &v.state,
		&v.typed.Name, &v.typed.Device)
	copy(v.entry[:], entry)
	copy(v.id[:], id)
	v.typed.ID = memberID(author)
	return v, err
}

func latestFirst(a, b versionRow) int {
	return cmp.Or(b.at.compare(a.at), a.id.Compare(b.id))
}

func (v *versionRow) version() careplan.Version {
	made := careplan.Version{
		Revision: v.id.String(), Status: careplan.Status(v.status), Typed: v.typed,
		Source: source(v.source, history.Role(v.typed.Role)), At: time.UnixMilli(v.at.wall),
	}
	made.Content, made.Absent = v.content()
	return made
}

func (v *versionRow) content() (careplan.Content, careplan.Absence) {
	switch {
	case v.state == history.Erased:
		return nil, careplan.Erased
	case v.state == history.Withheld:
		return nil, careplan.Withheld
	case v.v > history.Version:
		return nil, careplan.Newer
	}
	c, err := careplan.Decode(careplan.Kind(v.kind), v.body)
	switch {
	case errors.Is(err, careplan.ErrUnknownKind):
		return nil, careplan.Newer
	case err != nil:
		return nil, careplan.Damaged
	}
	return c, careplan.Present
}
