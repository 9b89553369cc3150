// Package internal_test holds the arrows of the house: who may import whom.
package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/carebottle/carebottle/"

// pkg is what go list says of a package.
type pkg struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// listed reads every package of the program, with the screens' test tag so
// that no C compiler is needed.
func listed(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-tags", "test", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		p.ImportPath = strings.TrimPrefix(p.ImportPath, module)
		for i, imp := range p.Imports {
			p.Imports[i] = strings.TrimPrefix(imp, module)
		}
		all = append(all, p)
	}
}

// wrong says why from may not import to, or nothing.
func wrong(from, to string) string {
	under := func(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }
	own := under(to, "app") || under(to, "internal") || under(to, "assets")
	switch {
	case to == "fyne.io/fyne/v2/app" && from != "app":
		return "only the program may open windows: everything else is tested without GL"
	case under(from, "internal") && under(to, "fyne.io/fyne/v2"):
		return "what Carebottle knows has no screen"
	case under(from, "internal") && under(to, "app"):
		return "arrows point inwards"
	case under(from, "assets") && own:
		return "assets know nothing"
	case under(to, "app/shell/shelltest"), under(to, "internal/exchange/exchangetest"):
		return "that is for tests only"
	}
	domain := map[string][]string{
		"internal/careplan":        {"internal/measure"},
		"internal/careplan/sample": {"internal/careplan", "internal/measure"},
		"internal/chart":           {},
		"internal/measure":         {},
		"internal/portrait":        {},
		"internal/history":         {},
		"internal/bottle":          {"internal/careplan", "internal/measure"},
	}
	if may, ok := domain[from]; ok {
		switch {
		case under(to, "database"), under(to, "modernc.org"), under(to, "net"), to == "os", under(to, "os/exec"):
			return "the domain does no I/O"
		case own && !contains(may, to):
			return "the domain imports no more than it must"
		}
	}
	if under(from, "internal/vault") && own && !under(to, "internal/vault") {
		return "the vault does not know what it keeps"
	}
	if place(from) != "" && place(to) != "" && place(from) != place(to) {
		return "places don't know each other: they ask the shell for a route"
	}
	if (under(from, "app/kit") || under(from, "app/shell")) && place(to) != "" {
		return "the shell and the widgets know no place"
	}
	if under(from, "app/kit") && under(to, "app/shell") {
		return "widgets know no window"
	}
	return ""
}

// place is the package of a place that a person can be at; what several
// places share is not one.
func place(path string) string {
	name, ok := strings.CutPrefix(path, "app/")
	if !ok {
		return ""
	}
	name, _, _ = strings.Cut(name, "/")
	switch name {
	case "kit", "shell", "session", "call", "whose", "summary", "recovery", "windowtest", "commandline", "pressure", "entry", "quote":
		return ""
	}
	return name
}

func contains(all []string, one string) bool {
	for _, a := range all {
		if a == one {
			return true
		}
	}
	return false
}

func TestArrowsPointInwards(t *testing.T) {
	packages := listed(t)
	if len(packages) < 10 {
		t.Fatalf("only %d packages were found: the test looks in the wrong place", len(packages))
	}
	for _, p := range packages {
		for _, imp := range p.Imports {
			if why := wrong(p.ImportPath, imp); why != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, imp, why)
			}
		}
	}
}

func TestAnArrowThatTurnsRoundIsSeen(t *testing.T) {
	for _, c := range []struct{ from, to string }{
		{"internal/careplan", "database/sql"},
		{"internal/bottle", "internal/record"},
		{"internal/history", "internal/careplan"},
		{"internal/record", "fyne.io/fyne/v2"},
		{"internal/record", "app/shell"},
		{"internal/vault", "internal/record"},
		{"app/home", "app/bottle"},
		{"app/home", "fyne.io/fyne/v2/app"},
		{"app/kit", "app/shell"},
		{"app/shell", "app/home"},
		{"app", "app/shell/shelltest"},
	} {
		if wrong(c.from, c.to) == "" {
			t.Errorf("%s may import %s", c.from, c.to)
		}
	}
}
