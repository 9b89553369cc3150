package bottle_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/shell"
)

func savePage(t *testing.T) *held {
	t.Helper()
	h := grace(t)
	h.Go(shell.Route{Place: shell.Bottle})
	h.Tap("Save the code as a picture")
	return h
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheSavedPictureScansAsTheMessage(t *testing.T) {
	h := savePage(t)
	path := filepath.Join(h.folder, "message-in-a-bottle.png")
	if got := h.Typed("Where to save it"); got != path {
		t.Errorf("the file's name is %q", got)
	}
	h.Press(fyne.KeyReturn) // the keyboard stands in the path
	picture, err := png.Decode(bytes.NewReader(read(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := scan(t, picture), h.text(t); got != want {
		t.Errorf("the picture scans as\n%s", got)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the picture: %v", info.Mode())
	}
	if h.Here().Step != "" {
		t.Errorf("after saving the screen shows %v", h.Here())
	}
}

func TestAnOtherFileIsReplacedOnlyAfterAQuestion(t *testing.T) {
	h := savePage(t)
	path := filepath.Join(h.folder, "message-in-a-bottle.png")
	if err := os.WriteFile(path, []byte("somebody's photograph"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Tap("Save the picture")
	if h.Asked == nil || string(read(t, path)) != "somebody's photograph" {
		t.Fatal("a file was replaced without a question")
	}
	h.Agree()
	if _, err := png.Decode(bytes.NewReader(read(t, path))); err != nil {
		t.Errorf("after the answer: %v", err)
	}
}

func TestAPathThatCannotBeIsExplained(t *testing.T) {
	h := savePage(t)
	for typed, says := range map[string]string{
		"":                          "Type a folder and a name",
		"bottle.png":                "Type the whole path",
		h.folder + "/none/here.png": "There is no such folder",
	} {
		h.Type("Where to save it", typed)
		h.Tap("Save the picture")
		h.Says(says)
	}
	h.Type("Where to save it", h.folder+"/fridge")
	h.Tap("Save the picture")
	read(t, filepath.Join(h.folder, "fridge.png"))
}

func TestAFolderThatCannotBeWrittenToIsAProblem(t *testing.T) {
	h := savePage(t)
	h.Type("Where to save it", "/proc/grace-okafor.png")
	h.Tap("Save the picture")
	if len(h.Problems) != 1 || len(h.Said) > 0 {
		t.Fatalf("problems %v, said %q", h.Problems, h.Said)
	}
	if said := h.Problems[0].Error(); strings.Contains(said, "grace") {
		t.Errorf("the error, which goes to the log, names the person: %s", said)
	}
}
