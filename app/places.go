package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
	"github.com/adrg/xdg"
)

// folders are where the program keeps things when nobody says otherwise.
type folders struct {
	vault string // the encrypted plan
	marks string // tells this installation's vaults from copies
}

// places follows each system's own habit: XDG on Linux, Application Support on
// macOS, AppData on Windows, the program's own storage on a phone.
func places(a fyne.App) (folders, error) {
	if fyne.CurrentDevice().IsMobile() {
		root := a.Storage().RootURI().Path()
		if root == "" {
			return folders{}, errors.New("this device gives the program no storage")
		}
		return folders{vault: filepath.Join(root, "vault"), marks: filepath.Join(root, "marks")}, nil
	}
	return folders{
		vault: filepath.Join(xdg.DataHome, "carebottle", "vault"),
		marks: filepath.Join(xdg.StateHome, "carebottle", "marks"),
	}, nil
}

// deviceName is the word for this device in the history of a plan. The name
// that its owner gave it is not asked for: it may hold anybody's name.
func deviceName() string {
	if fyne.CurrentDevice().IsMobile() {
		return "telephone"
	}
	switch runtime.GOOS {
	case "darwin":
		return "Mac"
	case "windows":
		return "Windows computer"
	default:
		return "computer"
	}
}

// pictures is the folder that a saved picture goes to, and where a photo is
// looked for, unless the person names another one.
func pictures() string { return folder(xdg.UserDirs.Pictures) }

// downloads is the folder in which a file of readings is looked for first: what
// an app exports or a website gives out lands there.
func downloads() string { return folder(xdg.UserDirs.Download) }

// folder is dir, or the person's own folder where there is no such one.
func folder(dir string) string {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return xdg.Home
}
