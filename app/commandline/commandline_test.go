package commandline_test

import (
	"errors"
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/commandline"
)

func TestFilesAreNamedWithAbsolutePaths(t *testing.T) {
	dir := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "weight.csv")
	for _, c := range []struct {
		says string
		args []string
		want []string
	}{
		{"none", nil, nil},
		{"a name alone", []string{"omron.csv"}, []string{filepath.Join(dir, "omron.csv")}},
		{"a folder up", []string{"../omron.csv"}, []string{filepath.Join(filepath.Dir(dir), "omron.csv")}},
		{"an absolute path", []string{elsewhere}, []string{elsewhere}},
		{"what a desktop passes", []string{"file:///home/grace/My%20readings.csv"}, []string{"/home/grace/My readings.csv"}},
		{"a colon in a name", []string{"2026-05-14 07:50.csv"}, []string{filepath.Join(dir, "2026-05-14 07:50.csv")}},
		{"several behind options", []string{"--mobile", "a.csv", "b.csv"}, []string{filepath.Join(dir, "a.csv"), filepath.Join(dir, "b.csv")}},
		{"a name like an option", []string{"--", "-week.csv"}, []string{filepath.Join(dir, "-week.csv")}},
	} {
		t.Run(c.says, func(t *testing.T) {
			var out strings.Builder
			o, err := commandline.Parse(c.args, dir, &out)
			if err != nil || out.Len() > 0 {
				t.Fatalf("%v: %s", err, out.String())
			}
			if !slices.Equal(o.Files, c.want) {
				t.Errorf("the files are %q, not %q", o.Files, c.want)
			}
		})
	}
}

func TestOptionsAreTaken(t *testing.T) {
	o, err := commandline.Parse([]string{"--vault", "/media/stick", "--mobile", "--version"}, "/", &strings.Builder{})
	if err != nil || o.Vault != "/media/stick" || !o.Mobile || !o.Version || o.Demo {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestWhatCannotBeFollowedIsExplained(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--demo", "--vault", "/media/stick"}, "leave out --vault"},
		{[]string{"--wault", "/media/stick"}, "-wault"},
		{[]string{"omron.csv", "--mobile"}, `"--mobile" stands behind a file`},
	} {
		var out strings.Builder
		_, err := commandline.Parse(c.args, "/", &out)
		if !errors.Is(err, commandline.ErrUnusable) || !strings.Contains(out.String(), c.says) {
			t.Errorf("%q: %v, and it says %q", c.args, err, out.String())
		}
	}
}

func TestHelpSaysWhatMayBeSaid(t *testing.T) {
	var out strings.Builder
	if _, err := commandline.Parse([]string{"--help"}, "/", &out); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("help is %v", err)
	}
	for _, says := range []string{"FILE", "-vault DIR", "-demo", "-mobile", "-version"} {
		if !strings.Contains(out.String(), says) {
			t.Errorf("the help does not say %q:\n%s", says, out.String())
		}
	}
}
