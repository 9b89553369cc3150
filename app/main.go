// Command carebottle opens the care plan that its patient holds.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/carebottle/carebottle/app/bottle"
	"github.com/carebottle/carebottle/app/contacts"
	"github.com/carebottle/carebottle/app/home"
	"github.com/carebottle/carebottle/app/narrative"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/settings"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/welcome"
	"github.com/carebottle/carebottle/assets"
)

// appID names the program's preferences, and its bundle on a phone.
const appID = "org.carebottle.carebottle"

// version is set when a release is built (-ldflags "-X main.version=...").
var version = "development"

// flags are what may be said on the command line.
type flags struct {
	vault   string
	mobile  bool
	demo    bool
	version bool
}

func main() {
	f, err := parse(os.Args[1:], os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		os.Exit(2)
	case f.version:
		fmt.Println("Carebottle", version)
		return
	}
	if err := run(f); err != nil {
		slog.Error("carebottle", "error", err)
		os.Exit(1)
	}
}

func parse(args []string, out io.Writer) (flags, error) {
	var f flags
	set := flag.NewFlagSet("carebottle", flag.ContinueOnError)
	set.SetOutput(out)
	set.StringVar(&f.vault, "vault", "", "keep the plan in `DIR` instead of the usual folder")
	set.BoolVar(&f.mobile, "mobile", false, "use the telephone's layout whatever the size of the window")
	set.BoolVar(&f.demo, "demo", false, "open an invented person, Grace Okafor, in a vault that is thrown away at the end")
	set.BoolVar(&f.version, "version", false, "say which version this is, and end")
	set.Usage = func() {
		fmt.Fprintf(out, "Carebottle: a care plan that its patient holds.\n\nUsage: carebottle [options]\n\n")
		set.PrintDefaults()
	}
	if err := set.Parse(args); err != nil {
		return f, err
	}
	if set.NArg() > 0 {
		fmt.Fprintf(out, "carebottle: %q is not an option. Options start with two dashes: try --help.\n", set.Arg(0))
		return f, errors.New("unexpected argument")
	}
	if f.demo && f.vault != "" {
		fmt.Fprintln(out, "carebottle: --demo uses a folder of its own: leave out --vault, or --demo.")
		return f, errors.New("demo and vault")
	}
	return f, nil
}

func run(f flags) error {
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w := a.NewWindow("Carebottle")
	w.Resize(fyne.NewSize(1100, 760))
	if f.mobile {
		w.Resize(fyne.NewSize(360, 640))
	}
	s, clean, err := openSession(a, f)
	if err != nil {
		return err
	}
	defer clean()

	frame := shell.New(a, w, s, s, shell.Options{Phone: f.mobile, Demo: f.demo})
	wire(frame, a, s)
	var start func()
	start = func() {
		if err := s.Open(); err != nil {
			frame.ShowProblem(err, start)
			return
		}
		frame.Show()
	}
	a.Lifecycle().SetOnStarted(func() {
		start()
		frame.Watch()
	})
	w.SetCloseIntercept(func() { frame.Close(); w.Close() })
	w.ShowAndRun()
	return s.Close()
}

// wire tells the shell which package is which place.
func wire(frame *shell.Shell, a fyne.App, s *session.Session) {
	frame.Handle(welcome.New(s, func() welcome.Record { return s }, rand.Reader).Routes())
	frame.Handle(home.New(s, s, a.OpenURL).Routes())
	frame.Handle(narrative.New(s, pictures()).Routes())
	frame.Handle(contacts.New(s, a.OpenURL).Routes())
	frame.Handle(bottle.New(s, pictures(), a.Clipboard().SetContent).Routes())
	frame.Handle(settings.New(frame, s, s, rand.Reader).Routes())
}

// openSession finds the vault that f asks for. clean throws a demo away.
func openSession(a fyne.App, f flags) (s *session.Session, clean func(), err error) {
	if f.demo {
		return openDemo(context.Background())
	}
	where, err := places(a)
	if err != nil {
		return nil, nil, err
	}
	dir := where.vault
	if f.vault != "" {
		dir = f.vault
	}
	return session.New(session.Options{Dir: dir, Marks: where.marks, Device: deviceName()}), func() {}, nil
}
