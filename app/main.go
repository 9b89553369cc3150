// Command carebottle opens the care plan that its patient holds.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"github.com/carebottle/carebottle/app/bottle"
	"github.com/carebottle/carebottle/app/commandline"
	"github.com/carebottle/carebottle/app/contacts"
	"github.com/carebottle/carebottle/app/home"
	"github.com/carebottle/carebottle/app/imports"
	"github.com/carebottle/carebottle/app/narrative"
	"github.com/carebottle/carebottle/app/readings"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/settings"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/trend"
	"github.com/carebottle/carebottle/app/week"
	"github.com/carebottle/carebottle/app/welcome"
	"github.com/carebottle/carebottle/assets"
)

// appID names the program's preferences, and its bundle on a phone.
const appID = "org.carebottle.carebottle"

// version is set when a release is built (-ldflags "-X main.version=...").
var version = "development"

func main() {
	o, err := options()
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		os.Exit(2)
	case o.Version:
		fmt.Println("Carebottle", version)
		return
	}
	if err := run(o); err != nil {
		slog.Error("carebottle", "error", err)
		os.Exit(1)
	}
}

// options reads the command line.
func options() (commandline.Options, error) {
	dir, err := os.Getwd()
	if err != nil {
		slog.Warn("files are looked for from the first folder on", "error", err)
		dir = string(os.PathSeparator)
	}
	return commandline.Parse(os.Args[1:], dir, os.Stderr)
}

func run(o commandline.Options) error {
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w := a.NewWindow("Carebottle")
	w.Resize(fyne.NewSize(1100, 760))
	if o.Mobile {
		w.Resize(fyne.NewSize(360, 640))
	}
	s, clean, err := openSession(a, o)
	if err != nil {
		return err
	}
	defer clean()

	frame := shell.New(a, w, s, s, shell.Options{Phone: o.Mobile, Demo: o.Demo, Now: now})
	files := imports.New(s, downloads())
	wire(frame, a, s, files)
	bring := func(steps []string) { frame.Bring(func() { files.Open(frame, steps...) }) }
	w.SetOnDropped(func(_ fyne.Position, dropped []fyne.URI) { bring(imports.Steps(dropped)) })
	var start func()
	start = func() {
		if err := s.Open(); err != nil {
			frame.ShowProblem(err, start)
			return
		}
		frame.Show()
		if len(o.Files) > 0 {
			bring(o.Files)
			o.Files = nil // once
		}
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
func wire(frame *shell.Shell, a fyne.App, s *session.Session, files *imports.Places) {
	frame.Handle(welcome.New(s, func() welcome.Record { return s }, rand.Reader).Routes())
	frame.Handle(home.New(s, s, a.OpenURL).Routes())
	frame.Handle(narrative.New(s, pictures()).Routes())
	frame.Handle(contacts.New(s, a.OpenURL).Routes())
	frame.Handle(bottle.New(s, pictures(), a.Clipboard().SetContent).Routes())
	frame.Handle(readings.New(s, a.OpenURL).Routes())
	frame.Handle(trend.New(s).Routes())
	frame.Handle(week.New(s, a.OpenURL).Routes())
	frame.Handle(files.Routes())
	frame.Handle(settings.New(frame, s, s, rand.Reader).Routes())
}

// openSession finds the vault that o asks for. clean throws a demo away.
func openSession(a fyne.App, o commandline.Options) (s *session.Session, clean func(), err error) {
	if o.Demo {
		return openDemo(context.Background())
	}
	where, err := places(a)
	if err != nil {
		return nil, nil, err
	}
	dir := where.vault
	if o.Vault != "" {
		dir = o.Vault
	}
	return session.New(session.Options{Dir: dir, Marks: where.marks, Device: deviceName(), Now: now}), func() {}, nil
}
