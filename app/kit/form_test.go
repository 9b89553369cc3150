package kit

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/internal/careplan"
)

// opened shows a form in a window as high as a phone's.
func opened(t testing.TB, f *Form) fyne.Window {
	t.Helper()
	w := test.NewWindow(NewScroll(Inset(f.Object())))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(360, 640))
	t.Cleanup(func() {
		f.Done()
		w.Close()
	})
	return w
}

func (f *Form) entryOf(t testing.TB, name string) *entry {
	t.Helper()
	for _, field := range f.fields {
		if e, ok := field.input.focus().(*entry); ok && field.name == name {
			return e
		}
	}
	t.Fatalf("no entry for %s", name)
	return nil
}

func (f *Form) said(name string) (understood, problem string) {
	field := f.field(name)
	if field.understood.Visible() {
		understood = field.understood.Said()
	}
	if field.problem.Visible() {
		problem = field.problem.text.Said()
	}
	return understood, problem
}

func TestWhatIsTypedReachesItsPointer(t *testing.T) {
	inTheme(t, Appearance{})
	v := &filled{}
	f := v.form(nil, "")
	w := opened(t, f)
	type answer struct{ field, text string }
	for _, a := range []answer{
		{"name", "  Grace Adaeze Okafor "}, {"notes", "My garden"}, {"born", "3/3/1951"}, {"identifier", "9990473056"},
		{"telephone", "020 7946 0123"}, {"telephones", "07700 900218"}, {"secret", " four words, with blanks "},
	} {
		w.Canvas().Focus(f.entryOf(t, a.field))
		test.Type(f.entryOf(t, a.field), a.text)
	}
	test.Tap(f.field("sex").input.(*choiceInput).rows[0])
	test.Tap(f.field("key").input.(*flagInput).row)
	if problems := f.Check(); len(problems) > 0 {
		t.Fatal(problems)
	}
	if v.name != "Grace Adaeze Okafor" || v.notes != "My garden" || v.born.String() != "3 March 1951" ||
		v.number != (careplan.Identifier{Type: careplan.NHSNumber, Value: "9990473056"}) ||
		v.phone.E164 != "+442079460123" || len(v.phones) != 1 || v.phones[0].E164 != "+447700900218" ||
		v.sex != "female" || !v.key || v.secret != " four words, with blanks " {
		t.Errorf("%+v", v)
	}
	if understood, _ := f.said("born"); understood != "Understood: 3 March 1951" {
		t.Errorf("below the date stands %q", understood)
	}
	if !f.Changed() {
		t.Error("the form says that nothing changed")
	}
}

func TestAnEmptyFormIsUnchangedAndRight(t *testing.T) {
	inTheme(t, Appearance{})
	date, err := careplan.ParseDate("3 March 1951")
	if err != nil {
		t.Fatal(err)
	}
	phone, err := careplan.ParseTelephone("07700 900218")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []*filled{{}, {name: "Grace", born: date, phones: []careplan.Telephone{phone}, key: true, sex: "female"}} {
		before := *v
		f := v.form(nil, "")
		opened(t, f)
		if f.Changed() {
			t.Error("a form nobody touched says that it changed")
		}
		if problems := f.Check(); len(problems) > 0 {
			t.Error(problems)
		}
		if v.name != before.name || v.born != before.born || !slices.Equal(v.phones, before.phones) || v.key != before.key || v.sex != before.sex {
			t.Errorf("%+v became %+v", before, *v)
		}
	}
}

func TestAMistakeIsExplainedAndStaysAsItWasTyped(t *testing.T) {
	inTheme(t, Appearance{})
	v := &filled{}
	f := v.form(nil, "")
	w := opened(t, f)
	born := f.entryOf(t, "born")
	w.Canvas().Focus(born)
	test.Type(born, "31 February 1951")
	if _, problem := f.said("born"); problem != "" {
		t.Errorf("a mistake is pointed out while it is being typed: %q", problem)
	}
	w.Canvas().Focus(f.entryOf(t, "name"))
	_, problem := f.said("born")
	if !strings.Contains(problem, "31 February 1951") {
		t.Errorf("on leaving, below the date stands %q", problem)
	}
	if born.Text != "31 February 1951" {
		t.Errorf("the entry holds %q", born.Text)
	}
	problems := f.Check()
	if len(problems) != 1 || problems[0].Field != "born" || problems[0].Text != problem {
		t.Errorf("%+v", problems)
	}
	if w.Canvas().Focused() != fyne.Focusable(born) {
		t.Error("the first mistake does not have the focus")
	}
	if !inView(w, born) {
		t.Error("the first mistake is not in view")
	}
}

func TestAnNHSNumberIsExplainedOnceItHasTenDigits(t *testing.T) {
	inTheme(t, Appearance{})
	v := &filled{}
	f := v.form(nil, "")
	opened(t, f)
	number := f.entryOf(t, "identifier")
	test.Type(number, "999 047 306")
	if _, problem := f.said("identifier"); problem != "" {
		t.Errorf("with nine digits stands %q", problem)
	}
	test.Type(number, "5")
	if _, problem := f.said("identifier"); !strings.Contains(problem, "mistyped") {
		t.Errorf("with a wrong check digit stands %q", problem)
	}
	number.SetText("999 047 3056")
	if understood, problem := f.said("identifier"); problem != "" || understood != "Understood: NHS number 999 047 3056" {
		t.Errorf("with the right digits stand %q and %q", understood, problem)
	}
	test.Tap(f.field("identifier").input.(*identifierInput).choice.rows[1])
	f.Check()
	if v.number.Type != careplan.CHINumber {
		t.Errorf("the kind is %q", v.number.Type)
	}
}

func TestProblemsOfTheContentStandUnderTheirFields(t *testing.T) {
	inTheme(t, Appearance{})
	f := (&filled{}).form(nil, "")
	w := opened(t, f)
	if f.Show(nil) {
		t.Error("no problems are said to be some")
	}
	shown := f.Show([]careplan.Problem{{Field: "telephone", Text: "A number is needed."}, {Field: "unheard-of", Text: "Something else."}})
	if _, problem := f.said("telephone"); !shown || problem != "A number is needed." {
		t.Errorf("under the telephone stands %q", problem)
	}
	if _, problem := f.said("secret"); problem != "Something else." {
		t.Errorf("the problem of a field that the form does not have stands nowhere: %q", problem)
	}
	if w.Canvas().Focused() != fyne.Focusable(f.entryOf(t, "telephone")) {
		t.Error("the first problem does not have the focus")
	}
	if f.Show(nil); f.field("telephone").problem.Visible() {
		t.Error("a problem that is gone still shows")
	}
}

func TestAProblemOfTheWholeIsSeenWhereMostIsTyped(t *testing.T) {
	title, story, other := "Tea", strings.Repeat("I like tea at four. ", 40), ""
	f := NewForm(nil, "")
	f.Text("title", "Title", "", &title)
	long := f.Text("story", "Story", "", &story)
	hidden := f.Text("other", "Another name", "", &other)
	hidden.Hide()
	opened(t, f)
	if !f.Show([]careplan.Problem{{Text: "This is too long."}}) || !long.problem.Visible() {
		t.Error("a problem of the whole is not seen at the longest text")
	}
	if !f.Show([]careplan.Problem{{Field: "other", Text: "Say which."}}) || hidden.problem.Visible() || !long.problem.Visible() {
		t.Error("the problem of a question that is hidden is hidden too")
	}
}

func TestTabAndEnterLeadThroughTheForm(t *testing.T) {
	inTheme(t, Appearance{})
	var a, b, c string
	submitted := 0
	f := NewForm(nil, "")
	f.Text("a", "A", "", &a)
	f.Lines("b", "B", "", &b)
	f.Text("c", "C", "", &c)
	f.OnSubmit = func() { submitted++ }
	w := opened(t, f)
	first, second, third := f.entryOf(t, "a"), f.entryOf(t, "b"), f.entryOf(t, "c")
	if f.FirstFocus() != fyne.Focusable(first) {
		t.Error("the first field is not the first")
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	w.Canvas().Focus(first)
	first.TypedKey(enter)
	if w.Canvas().Focused() != fyne.Focusable(second) {
		t.Fatal("Enter does not lead to the next field")
	}
	second.TypedKey(enter)
	if second.Text != "\n" || w.Canvas().Focused() != fyne.Focusable(second) {
		t.Error("Enter makes no new line among several")
	}
	if second.AcceptsTab() {
		t.Error("Tab does not leave a field of several lines")
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(third) {
		t.Fatal("Tab does not lead to the next field")
	}
	w.Canvas().FocusPrevious()
	if w.Canvas().Focused() != fyne.Focusable(second) {
		t.Error("Shift and Tab do not lead back")
	}
	third.TypedKey(enter)
	if submitted != 1 {
		t.Errorf("Enter in the last field submits %d times", submitted)
	}
}

func TestPastedControlCharactersAreDropped(t *testing.T) {
	app := inTheme(t, Appearance{})
	var one, many string
	f := NewForm(nil, "")
	f.Text("one", "One line", "", &one)
	f.Lines("many", "Lines", "", &many)
	opened(t, f)
	app.Clipboard().SetContent("Latex\x00\x1b[31m\u202e gloves\r\nand\ttape")
	for _, name := range []string{"one", "many"} {
		e := f.entryOf(t, name)
		e.FocusGained()
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: app.Clipboard()})
		e.TypedRune('\x07')
		e.TypedRune('!')
	}
	if one != "Latex[31m gloves and tape!" {
		t.Errorf("in one line: %q", one)
	}
	if many != "Latex[31m gloves\nand tape!" {
		t.Errorf("in several: %q", many)
	}
}

func TestASecretHidesUntilAsked(t *testing.T) {
	inTheme(t, Appearance{})
	var secret string
	f := NewForm(nil, "")
	f.Secret("secret", "Passphrase", "", &secret)
	opened(t, f)
	e, show := f.entryOf(t, "secret"), f.field("secret").input.(*secretInput).toggle
	test.Type(e, "correct horse")
	if !e.Password || show.Label() != "Show" {
		t.Error("a secret is shown")
	}
	test.Tap(show)
	if e.Password || show.Label() != "Hide" {
		t.Error("a secret cannot be shown")
	}
	test.Tap(show)
	if !e.Password || secret != "correct horse" {
		t.Errorf("after hiding again: %v, %q", e.Password, secret)
	}
}

func TestTelephonesKeepTheirOrder(t *testing.T) {
	inTheme(t, Appearance{})
	var phones []careplan.Telephone
	f := NewForm(nil, "")
	f.Telephones("telephones", "Telephones", "", &phones)
	opened(t, f)
	in := f.field("telephones").input.(*telephonesInput)
	test.Type(in.lines[0], "01632 960123")
	test.Tap(in.more)
	test.Type(in.lines[1], "07700 900218")
	test.Tap(in.more) // stays empty
	if got := numbers(phones); got != "01632 960123, 07700 900218" {
		t.Errorf("typed: %s", got)
	}
	test.Tap(in.button(t, 1, "Move up"))
	if got := numbers(phones); got != "07700 900218, 01632 960123" {
		t.Errorf("moved up: %s", got)
	}
	test.Type(in.lines[2], "12")
	if problems := f.Check(); len(problems) != 1 || !strings.HasPrefix(problems[0].Text, "Number 3: ") {
		t.Errorf("%v", problems)
	}
	if got := numbers(phones); got != "07700 900218, 01632 960123" {
		t.Errorf("beside a mistake: %s", got)
	}
	test.Tap(in.button(t, 2, "Remove"))
	test.Tap(in.button(t, 0, "Remove"))
	if got := numbers(phones); got != "01632 960123" {
		t.Errorf("removed: %s", got)
	}
}

// button is the one below a line that says label.
func (in *telephonesInput) button(t *testing.T, line int, label string) *Button {
	t.Helper()
	after := false
	for _, s := range spots(in.box) {
		after = after || s.object == fyne.CanvasObject(in.lines[line])
		if b, ok := s.object.(*Button); ok && after && b.Label() == label {
			return b
		}
	}
	t.Fatalf("no %q below line %d", label, line)
	return nil
}

func numbers(phones []careplan.Telephone) string {
	var typed []string
	for _, p := range phones {
		typed = append(typed, p.Typed)
	}
	return strings.Join(typed, ", ")
}

func TestOneAnswerCanHideAQuestion(t *testing.T) {
	inTheme(t, Appearance{})
	var has bool
	var where, after string
	f := NewForm(nil, "")
	f.Flag("has", "There is a form", "", &has)
	original := f.Text("where", "Where is it", "", &where)
	last := f.Text("after", "Anything else", "", &after)
	opened(t, f)
	below := last.Object().Position().Y
	original.Hide()
	if last.Object().Position().Y >= below {
		t.Error("a hidden question leaves a hole")
	}
	f.field("has").OnChange(func() {
		if has {
			original.Show()
		}
	})
	test.Tap(f.field("has").input.(*flagInput).row)
	if !original.Object().Visible() || last.Object().Position().Y != below {
		t.Error("the question did not come back")
	}
}

func TestTheFocusedFieldIsScrolledIntoView(t *testing.T) {
	inTheme(t, Appearance{Scale: 2})
	f := (&filled{}).form(nil, "")
	w := opened(t, f)
	for range 40 {
		w.Canvas().FocusNext()
		focused, ok := w.Canvas().Focused().(fyne.CanvasObject)
		if !ok {
			t.Fatal("nothing is focused")
		}
		if !inView(w, focused) {
			t.Errorf("%T at %v is not in view", focused, fyne.CurrentApp().Driver().AbsolutePositionForObject(focused))
		}
	}
}

func inView(w fyne.Window, o fyne.CanvasObject) bool {
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	return y >= 0 && y+o.Size().Height <= w.Canvas().Size().Height
}

func TestTheWheelScrollsThePageOverEntries(t *testing.T) {
	inTheme(t, Appearance{})
	f := (&filled{notes: note(5000)}).form(nil, "")
	w := opened(t, f)
	page := w.Content().(*Scroll)
	notes := f.entryOf(t, "notes")
	over := fyne.CurrentApp().Driver().AbsolutePositionForObject(notes).AddXY(20, 20)
	test.Scroll(w.Canvas(), over, 0, -30)
	if page.Offset.Y == 0 {
		t.Error("an entry swallows the wheel")
	}
	w.Canvas().Focus(notes)
	before, inside := page.Offset.Y, notes.inner.Offset.Y
	turn := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)} // Fyne's own test.Scroll says no place
	turn.AbsolutePosition = fyne.CurrentApp().Driver().AbsolutePositionForObject(notes).AddXY(20, 20)
	page.Content.(*fyne.Container).Objects[1].(*wheel).Scrolled(turn)
	if page.Offset.Y != before || notes.inner.Offset.Y == inside {
		t.Error("a long text that is being typed can't be read with the wheel")
	}
}

func TestNotesGrowWithTheirText(t *testing.T) {
	inTheme(t, Appearance{})
	var text string
	f := NewForm(nil, "")
	f.Lines("notes", "Notes", "", &text)
	w := opened(t, f)
	e := f.entryOf(t, "notes")
	w.Canvas().Focus(e)
	small := e.HeightFor(332)
	test.Type(e, note(300))
	middle := e.HeightFor(332)
	e.SetText(note(10000))
	large := e.HeightFor(332)
	if middle <= small || large <= middle || large > tallest+3*Padding {
		t.Errorf("heights %v, %v, %v", small, middle, large)
	}
	if e.Text != note(10000) {
		t.Error("a long text was cut")
	}
}

func TestButtonsWorkByKeyboardAndShowTheFocus(t *testing.T) {
	inTheme(t, Appearance{})
	tapped := 0
	b := PlainButton("Save", nil, func() { tapped++ })
	row := Row("Allergies", "", nil, func() { tapped++ })
	w := test.NewWindow(Stack(b, row))
	defer w.Close()
	w.Resize(fyne.NewSize(360, 640))
	for range 2 {
		w.Canvas().FocusNext()
		o := w.Canvas().Focused()
		if rings(o.(fyne.CanvasObject)) != 1 {
			t.Errorf("%T has the focus and %d rings", o, rings(o.(fyne.CanvasObject)))
		}
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyA})
	}
	if tapped != 4 {
		t.Errorf("Enter and Space tapped %d times", tapped)
	}
	if rings(b) != 0 {
		t.Error("the ring stays behind")
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if tapped != 4 || b.Cursor() != desktop.DefaultCursor {
		t.Error("a disabled button does something")
	}
	b.Enable()
	test.Tap(b)
	if tapped != 5 {
		t.Error("an enabled button does nothing")
	}
}

// rings counts the visible rings in the focus colour.
func rings(o fyne.CanvasObject) int {
	n := 0
	for _, s := range spots(o) {
		if r, ok := s.object.(*canvas.Rectangle); ok && r.StrokeWidth == ring && r.StrokeColor == color.Color(rgb(0xFFB000)) {
			n++
		}
	}
	return n
}
