// Package internal_test holds the arrows of the house: who may import whom.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/carebottle/carebottle/"

// arrow is an import: the packages are without the module's path.
type arrow struct{ from, to string }

// arrows reads the imports of every file of the program, for whatever system
// and tags it is. It reads them itself, and does not ask go list: go test would
// then not know that what it tested has changed.
func arrows(t *testing.T) (all []arrow) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			_, own := os.Stat(filepath.Join(path, "go.mod"))
			if path != ".." && (own == nil || e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".")) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from, err := filepath.Rel("..", filepath.Dir(path))
		if err != nil {
			return err
		}
		for _, imp := range file.Imports {
			to, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			all = append(all, arrow{filepath.ToSlash(from), strings.TrimPrefix(to, module)})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
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
	if place(to) != "" && from != "app" && place(from) != place(to) {
		return "places don't know each other, and what they share knows none of them: they ask the shell for a route"
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
	all, packages := arrows(t), map[string]bool{}
	for _, a := range all {
		packages[a.from] = true
		if why := wrong(a.from, a.to); why != "" {
			t.Errorf("%s imports %s: %s", a.from, a.to, why)
		}
	}
	if len(packages) < 10 {
		t.Fatalf("only %d packages were found: the test looks in the wrong place", len(packages))
	}
}

func TestAnArrowThatTurnsRoundIsSeen(t *testing.T) {
	for _, c := range []arrow{
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
		{"app/session", "app/home"},
		{"app", "app/shell/shelltest"},
	} {
		if wrong(c.from, c.to) == "" {
			t.Errorf("%s may import %s", c.from, c.to)
		}
	}
}
