package contacts

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

func (p *Places) contact(host shell.Host, r shell.Route) shell.Page {
	entry, ok := host.Plan().Entry(r.Entry)
	if !ok {
		return shell.Page{Title: "A person to call", Body: kit.Notice(kit.Plain, "Not in this plan", "This person is not in the plan that is shown now.")}
	}
	if entry.Conflict() {
		return p.unsettled(host, entry)
	}
	c, ok := entry.Latest().Content.(*careplan.Contact)
	if !ok {
		return shell.Page{Title: "A person to call", Body: kit.Notice(kit.Plain, "This can't be read here", "It was erased, or written by a newer version of Carebottle.")}
	}
	parts := []fyne.CanvasObject{}
	if !entry.Active() {
		parts = append(parts, kit.Notice(kit.Plain, "Not on the list any more", c.Reason))
	}
	for _, t := range c.Telephones {
		parts = append(parts, call.Button(host, p.dial, "", t))
	}
	if len(c.Telephones) == 0 {
		parts = append(parts, kit.Text("No telephone number is written down."))
	}
	parts = append(parts, details(host.Plan(), c))
	if entry.Active() {
		parts = append(parts, kit.PlainButton("Take off the list", nil, func() {
			host.Go(shell.Route{Place: shell.EndItem, Kind: careplan.KindContact, Entry: entry.ID, Step: "stop"})
		}))
	}
	parts = append(parts, kit.PlainButton("History", kit.IconHistory(), func() {
		host.Go(shell.Route{Place: shell.Past, Kind: careplan.KindContact, Entry: entry.ID})
	}))
	return shell.Page{
		Title: c.Name,
		Body:  kit.Stack(parts...),
		Foot: kit.MainButton("Change", kit.IconEdit(), func() {
			host.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindContact, Entry: entry.ID})
		}),
	}
}

func (p *Places) unsettled(host shell.Host, entry careplan.Entry) shell.Page {
	parts := []fyne.CanvasObject{kit.Notice(kit.Alert, "Two versions do not agree",
		"Both are kept until somebody chooses. The numbers of both are here.",
		kit.PlainButton("Look at both", nil, func() {
			host.Go(shell.Route{Place: shell.Settle, Kind: entry.Kind, Entry: entry.ID})
		}))}
	for _, h := range entry.Heads {
		c, ok := h.Content.(*careplan.Contact)
		if !ok {
			continue
		}
		version := []fyne.CanvasObject{kit.Strong(c.Name), kit.Soft("written by " + h.Typed.Name)}
		for _, t := range c.Telephones {
			version = append(version, call.Button(host, p.dial, "", t))
		}
		parts = append(parts, kit.Card(version...))
	}
	return shell.Page{Title: "A person to call", Body: kit.Stack(parts...)}
}

// details are the lines of a contact that have something to say, under the
// questions that the form asks.
func details(plan careplan.Plan, c *careplan.Contact) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	say := func(label, text string) {
		if text != "" {
			lines = append(lines, kit.Close(kit.Soft(label), kit.Text(text)))
		}
	}
	say("Who are they?", c.Relationship)
	say("What kind of contact?", summary.Capital(c.Type))
	say("When to call", c.When)
	say("When they can be reached", c.Hours)
	if c.HasKey {
		say("They have a key", "Yes")
	}
	say("Language they speak", c.Language)
	say(whose.Say(plan, "May people who treat you talk with them about you?", "May people who treat NAME talk with them about NAME?"),
		summary.Capital(c.Consent))
	say("Who said so", c.SaidBy)
	if len(lines) == 0 {
		return kit.Soft("Nothing else is written down.")
	}
	return kit.Card(lines...)
}
