package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func steps(p *[][]string, d Drafts) *Form {
	f := NewForm(d, "goal")
	f.Parts("steps", "Steps", "", PartNames{One: "Step", Add: "Add a step"},
		[]Column{{Label: "what"}, {Label: "who"}, {Label: "how far", Options: []Option{{Value: "started", Label: "Started"}, {Value: "done", Label: "Done"}}}}, p)
	return f
}

func (f *Form) steps() *partsInput { return f.fields[0].input.(*partsInput) }

func typeInto(t *testing.T, w fyne.Window, one input, text string) {
	t.Helper()
	w.Canvas().Focus(one.focus())
	test.Type(one.focus(), text)
}

func TestPartsAreAddedMovedAndRemoved(t *testing.T) {
	inTheme(t, Appearance{})
	rows := [][]string{{"Shoes", "Ify", "done"}}
	f := steps(&rows, nil)
	w := opened(t, f)
	in := f.steps()
	test.Tap(in.more)
	if w.Canvas().Focused() != in.parts[1][0].focus() {
		t.Error("the keyboard is not at the part that was added")
	}
	typeInto(t, w, in.parts[1][0], " Walk ")
	test.Tap(in.parts[1][2].(*pickInput).cells[0])
	test.Tap(in.more) // left empty
	f.Check()
	if want := [][]string{{"Shoes", "Ify", "done"}, {"Walk", "", "started"}}; !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("it says %q", rows)
	}
	in.swap(1)
	in.remove(2)
	f.Check()
	if want := [][]string{{"Walk", "", "started"}, {"Shoes", "Ify", "done"}}; !slices.EqualFunc(rows, want, slices.Equal) || len(in.parts) != 2 {
		t.Errorf("it says %q", rows)
	}
	if !f.Changed() {
		t.Error("the form does not know that it was changed")
	}
}

func TestTheKeyboardStaysByAPartThatIsMovedOrRemoved(t *testing.T) {
	inTheme(t, Appearance{})
	rows := [][]string{{"Shoes", "", ""}, {"Walk", "", ""}}
	f := steps(&rows, nil)
	w := opened(t, f)
	in := f.steps()
	on := func(act func()) {
		w.Canvas().Focus(in.more) // any button: the one of the act is gone afterwards
		act()
	}
	on(func() { in.swap(1) })
	if w.Canvas().Focused() != in.parts[0][0].focus() {
		t.Error("it is not at the part that was moved up")
	}
	on(func() { in.remove(1) })
	if w.Canvas().Focused() != in.parts[0][0].focus() {
		t.Error("it is not at the part that is left")
	}
	on(func() { in.remove(0) })
	if w.Canvas().Focused() != in.more {
		t.Error("it is not at what adds one")
	}
}

func TestEnterLeadsThroughTheParts(t *testing.T) {
	inTheme(t, Appearance{})
	rows := [][]string{{"Shoes", "", ""}, {"Walk", "", ""}}
	f := steps(&rows, nil)
	var last string
	f.Text("why", "Why?", "", &last)
	w := opened(t, f)
	in := f.steps()
	submit := func(one input) { one.(*textInput).entry.OnSubmitted("") }
	submit(in.parts[0][0])
	if w.Canvas().Focused() != in.parts[0][1].focus() {
		t.Error("Enter in the first text does not lead to the second")
	}
	submit(in.parts[0][1])
	if w.Canvas().Focused() != in.parts[0][2].focus() {
		t.Error("Enter in the last text does not lead to what is picked")
	}
}

func TestPartsComeBackFromADraft(t *testing.T) {
	inTheme(t, Appearance{})
	drafts := newMemory()
	var rows [][]string
	f := steps(&rows, drafts)
	w := opened(t, f)
	test.Tap(f.steps().more)
	typeInto(t, w, f.steps().parts[0][1], "Ify")
	test.Tap(f.steps().parts[0][2].(*pickInput).cells[1])
	f.Flush()

	var again [][]string
	g := steps(&again, drafts)
	opened(t, g)
	if want := [][]string{{"", "Ify", "done"}}; !g.FromDraft() || !slices.EqualFunc(again, want, slices.Equal) {
		t.Errorf("it says %q", again)
	}
	in := g.steps()
	in.restore([]string{"half", "a part"}) // of a version with other questions
	if len(in.parts) != 0 {
		t.Errorf("%d parts were made of it", len(in.parts))
	}
}

func TestAPickCanBeTakenBackInAForm(t *testing.T) {
	inTheme(t, Appearance{})
	answer := "6"
	f := NewForm(nil, "")
	var options []Option
	for _, n := range []string{"0", "1", "6", "10"} {
		options = append(options, Option{Value: n, Label: n})
	}
	field := f.NumberPick("sure", "How sure?", "", options, &answer)
	w := opened(t, f)
	changed := 0
	field.OnChange(func() { changed++ })
	pick := field.input.(*pickInput)
	if pick.Chosen() != "6" {
		t.Fatalf("%q is chosen", pick.Chosen())
	}
	w.Canvas().Focus(pick.cells[0])
	test.Type(pick.cells[0], "10")
	if answer != "10" {
		t.Errorf("typing 10 chooses %q", answer)
	}
	test.Tap(pick.cells[3])
	if answer != "" || changed == 0 {
		t.Errorf("a second tap leaves %q, after %d changes", answer, changed)
	}
}
