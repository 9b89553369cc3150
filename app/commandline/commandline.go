// Package commandline knows what may be said when the program is started:
// options, and files of readings to take in.
//
// It promises absolute paths: the folder that the program was started in is
// forgotten afterwards. It does not look at the files: they are opened once the
// plan is unlocked, and what is wrong with them is said in the window.
package commandline

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// Options are what may be said.
type Options struct {
	Vault   string // folder of the vault; empty for the usual one
	Mobile  bool   // the telephone's layout whatever the size of the window
	Demo    bool   // an invented person
	Version bool   // say the version and end
	Files   []string
}

// ErrUnusable is the end of a command line that can't be followed. Why has been
// written already.
var ErrUnusable = errors.New("the command line can't be followed")

// Parse reads the arguments behind the program's name. dir is the folder that
// relative paths begin in; out gets what is wrong, and the help. It gives
// flag.ErrHelp where only the help was wanted.
func Parse(args []string, dir string, out io.Writer) (Options, error) {
	var o Options
	set := flag.NewFlagSet("carebottle", flag.ContinueOnError)
	set.SetOutput(out)
	set.StringVar(&o.Vault, "vault", "", "keep the plan in `DIR` instead of the usual folder")
	set.BoolVar(&o.Mobile, "mobile", false, "use the telephone's layout whatever the size of the window")
	set.BoolVar(&o.Demo, "demo", false, "open an invented person, Grace Okafor, in a vault that is thrown away at the end")
	set.BoolVar(&o.Version, "version", false, "say which version this is, and end")
	set.Usage = func() {
		fmt.Fprint(out, "Carebottle: a care plan that its patient holds.\n\n"+
			"Usage: carebottle [options] [FILE ...]\n\n"+
			"A FILE holds readings, as a blood pressure monitor, a glucose meter or a\n"+
			"health app writes them. It is shown before anything of it is taken in.\n\n")
		set.PrintDefaults()
	}
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return o, err
	case err != nil: // written by the flag set
		return o, errors.Join(ErrUnusable, err)
	case o.Demo && o.Vault != "":
		fmt.Fprintln(out, "carebottle: --demo uses a folder of its own: leave out --vault, or --demo.")
		return o, ErrUnusable
	}
	first := len(args) - set.NArg()
	ended := first > 0 && args[first-1] == "--"
	for _, arg := range set.Args() {
		// The flag package stops at the first file, and an option behind it would
		// be taken for another one.
		if strings.HasPrefix(arg, "-") && !ended {
			fmt.Fprintf(out, "carebottle: %q stands behind a file. Put options first. Put -- before a file whose name begins with a dash.\n", arg)
			return o, ErrUnusable
		}
		o.Files = append(o.Files, path(arg, dir))
	}
	return o, nil
}

// path is the absolute path of a file as it was named: desktops pass some files
// as URIs.
func path(named, dir string) string {
	if u, err := url.Parse(named); err == nil && strings.EqualFold(u.Scheme, "file") && u.Path != "" {
		named = u.Path
		if runtime.GOOS == "windows" {
			named = strings.TrimPrefix(named, "/") // file:///C:/readings.csv
		}
		named = filepath.FromSlash(named)
	}
	if !filepath.IsAbs(named) {
		named = filepath.Join(dir, named)
	}
	return filepath.Clean(named)
}
