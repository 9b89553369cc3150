package kit

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/internal/careplan"
)

// memory keeps drafts for the length of a test.
type memory struct {
	kept  map[string][]byte
	times int      // something was kept
	later []func() // comes with pause
}

func newMemory() *memory { return &memory{kept: make(map[string][]byte)} }

func (m *memory) After(_ time.Duration, do func()) { m.later = append(m.later, do) }

// pause lets time go by.
func (m *memory) pause() {
	later := m.later
	m.later = nil
	for _, do := range later {
		do()
	}
}

func (m *memory) Load(key string) ([]byte, bool) { data, ok := m.kept[key]; return data, ok }
func (m *memory) Drop(key string)                { delete(m.kept, key) }
func (m *memory) Keep(key string, data []byte) {
	m.kept[key] = slices.Clone(data)
	m.times++
}

func TestADraftBringsBackWhatWasTyped(t *testing.T) {
	inTheme(t, Appearance{})
	kept := newMemory()
	v := &filled{}
	f := v.form(kept, "person")
	if f.FromDraft() {
		t.Error("a draft is said to exist")
	}
	opened(t, f)
	typed := map[string]string{"name": "Grace Ok", "notes": "My garden\nmy church", "born": "31 Febr", "identifier": "999 04", "telephone": "020 79", "telephones": "07700 900218"}
	for name, text := range typed {
		f.entryOf(t, name).SetText(text)
	}
	in := f.field("telephones").input.(*telephonesInput)
	test.Tap(in.more)
	in.lines[1].SetText("112")
	test.Type(f.entryOf(t, "secret"), "kestrel-canary")
	test.Tap(f.field("identifier").input.(*identifierInput).choice.rows[2])
	test.Tap(f.field("sex").input.(*choiceInput).rows[1])
	test.Tap(f.field("key").input.(*flagInput).row)
	f.Flush()
	if strings.Contains(string(kept.kept["person"]), "kestrel") {
		t.Fatal("a secret is in the draft")
	}

	again := &filled{}
	g := again.form(kept, "person")
	if !g.FromDraft() || !g.Changed() {
		t.Error("nothing came back")
	}
	for name, text := range typed {
		if got := g.entryOf(t, name).Text; got != text {
			t.Errorf("%s: %q, not %q", name, got, text)
		}
	}
	if got := g.field("telephones").input.typed(); len(got) != 2 || got[1] != "112" {
		t.Errorf("telephones: %q", got)
	}
	if again.name != "Grace Ok" || again.sex != "male" || !again.key || g.field("identifier").input.(*identifierInput).kind != string(careplan.HCNumber) {
		t.Errorf("%+v", again)
	}
	if again.secret != "" || g.entryOf(t, "secret").Text != "" {
		t.Error("a secret came back")
	}
	g.Done()
	if _, ok := kept.Load("person"); ok {
		t.Error("the draft is still there after saving")
	}
	g.Flush()
	if _, ok := kept.Load("person"); ok {
		t.Error("a draft was kept after saving")
	}
}

func TestADraftIsKeptOnceTypingPauses(t *testing.T) {
	inTheme(t, Appearance{})
	kept := newMemory()
	f := (&filled{}).form(kept, "person")
	opened(t, f)
	test.Type(f.entryOf(t, "name"), "Grace")
	kept.later[0]() // the pause after the first letter, which was none
	if kept.times > 0 {
		t.Error("it was kept while somebody types")
	}
	kept.pause()
	if !strings.Contains(string(kept.kept["person"]), "Grace") {
		t.Errorf("%s", kept.kept["person"])
	}
	if kept.times != 1 {
		t.Errorf("five letters were kept %d times", kept.times)
	}
	test.Type(f.entryOf(t, "name"), " Okafor")
	f.Flush() // the page is left
	kept.pause()
	if kept.times != 2 {
		t.Error("what was kept on leaving was kept again")
	}
	test.Type(f.entryOf(t, "name"), " of Leeds")
	f.Done()
	kept.pause()
	if _, ok := kept.Load("person"); ok {
		t.Error("a draft was kept after saving")
	}
}

func TestNoDraftIsKeptWithoutAKeyOrAChange(t *testing.T) {
	inTheme(t, Appearance{})
	kept := newMemory()
	f := (&filled{}).form(kept, "")
	test.Type(f.entryOf(t, "name"), "Grace")
	f.Flush()
	g := (&filled{}).form(kept, "person")
	g.Flush()
	if len(kept.kept) > 0 {
		t.Errorf("%s", kept.kept)
	}
}

func TestADraftOfAnotherVersionDoesNoHarm(t *testing.T) {
	for _, data := range []string{"", "{", `{"fields":3}`, `{"fields":{"identifier":["nhs"],"telephones":[],"sex":[],"name":["a","b"],"nobody":["x"]}}`, `{"fields":{"sex":["unheard-of"],"identifier":["zzz","1"]}}`} {
		inTheme(t, Appearance{})
		kept := newMemory()
		kept.kept["person"] = []byte(data)
		v := &filled{name: "Grace", sex: "female"}
		f := v.form(kept, "person")
		opened(t, f)
		f.Check()
		if f.entryOf(t, "name").Text != "Grace" || v.name != "Grace" {
			t.Errorf("%s: the name became %q", data, v.name)
		}
		if v.sex != "female" {
			t.Errorf("%s: the answer became %q, which was never offered", data, v.sex)
		}
	}
}

// Run it with -fuzzminimizetime 2x: Fyne's caches make coverage differ from run
// to run, and the engine spends its time on inputs that are small already.
func FuzzDraft(f *testing.F) {
	f.Add([]byte(`{"fields":{"name":["Grace"],"born":["3 March 1951"],"telephones":["111",""]}}`))
	f.Add([]byte(`{"fields":{"identifier":["chi","1010101"],"key":["yes"]}}`))
	inTheme(f, Appearance{}) // once: it is slow
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := newMemory()
		kept.kept["person"] = data
		form := (&filled{}).form(kept, "person")
		form.Check()
		form.Done()
	})
}
