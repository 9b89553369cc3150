//go:build linux

package windowtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long the slowest machine may take for anything.
const patience = 60 * time.Second

// tags are those of the Makefile: another set would be another program.
const tags = "x11,no_emoji,migrated_fynedo"

var build struct {
	sync.Once
	path string
	err  error
}

// programPath is the program to test, built where nobody says which it is.
func programPath(t testing.TB) string {
	t.Helper()
	build.Do(func() {
		if build.path = os.Getenv("CAREBOTTLE_PROGRAM"); build.path != "" {
			return
		}
		var dir string
		if dir, build.err = os.MkdirTemp("", "carebottle-windowtest-"); build.err == nil {
			build.path = filepath.Join(dir, "carebottle")
			build.err = compile(build.path, "github.com/carebottle/carebottle/app", "")
		}
	})
	ok(t, build.err)
	return build.path
}

func TestMain(m *testing.M) {
	time.Local = time.UTC // as for the programs, wherever the tests run
	code := m.Run()
	if build.path != "" && build.path != os.Getenv("CAREBOTTLE_PROGRAM") {
		_ = os.RemoveAll(filepath.Dir(build.path)) // left in the temporary folder, at worst
	}
	os.Exit(code)
}

// compile builds a program as the Makefile does. link says more to the linker.
func compile(to, what, link string) error {
	cmd := exec.Command("go", "build", "-tags", tags, "-ldflags", "-s -w "+link, "-o", to, what)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1") // a window needs C, these tests don't
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("building %s: %w\n%s", what, err, out)
	}
	return nil
}

// place is a home that nobody else uses: the program's folders, its settings
// and what it writes about itself.
type place struct {
	root    string
	program string // empty: the one that people get
}

func newPlace(t testing.TB) place {
	t.Helper()
	p := place{root: t.TempDir()}
	for _, dir := range []string{"config", "data", "state", "cache", "run", "tmp"} {
		ok(t, os.MkdirAll(filepath.Join(p.root, dir), 0o700))
	}
	ok(t, os.Symlink("cache", filepath.Join(p.root, ".cache")))
	p.setLook(t, `{"look.mode": "light"}`)
	return p
}

// setLook writes the preferences as the settings do.
func (p place) setLook(t testing.TB, preferences string) {
	t.Helper()
	dir := filepath.Join(p.root, "config", "fyne", "org.carebottle.carebottle")
	ok(t, os.MkdirAll(dir, 0o700))
	ok(t, os.WriteFile(filepath.Join(dir, "preferences.json"), []byte(preferences), 0o600))
}

func (p place) vault() string { return filepath.Join(p.root, "data", "carebottle", "vault") }
func (p place) marks() string { return filepath.Join(p.root, "state", "carebottle", "marks") }
func (p place) tmp() string   { return filepath.Join(p.root, "tmp") }

// said is what the program wrote about itself.
func (p place) said() string {
	data, err := os.ReadFile(filepath.Join(p.root, "said"))
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// command is the program with nothing around it that is not this place.
func (p place) command(path, display string, args ...string) *exec.Cmd {
	cmd := exec.Command(path, args...)
	at := func(name string) string { return filepath.Join(p.root, name) }
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TZ=UTC", "LIBGL_ALWAYS_SOFTWARE=1", "DISPLAY=" + display,
		"HOME=" + p.root, "TMPDIR=" + p.tmp(),
		"XDG_CONFIG_HOME=" + at("config"), "XDG_DATA_HOME=" + at("data"), "XDG_STATE_HOME=" + at("state"),
		"XDG_CACHE_HOME=" + at("cache"), "XDG_RUNTIME_DIR=" + at("run"),
	}
	cmd.Dir = p.root
	cmd.SysProcAttr = withTests()
	return cmd
}

// withTests has a process end with the tests, however they end.
func withTests() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// process is a running program.
type process struct {
	cmd  *exec.Cmd
	gone chan struct{}
	err  error // once gone is closed
}

func start(t testing.TB, p place, display string, args ...string) *process {
	t.Helper()
	said, err := os.OpenFile(filepath.Join(p.root, "said"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	ok(t, err)
	path := p.program
	if path == "" {
		path = programPath(t)
	}
	cmd := p.command(path, display, args...)
	cmd.Stdout, cmd.Stderr = said, said
	ok(t, cmd.Start())
	ok(t, said.Close())
	run := &process{cmd: cmd, gone: make(chan struct{})}
	go func() {
		run.err = cmd.Wait()
		close(run.gone)
	}()
	t.Cleanup(run.kill)
	return run
}

// kill ends the program as an empty battery does.
func (r *process) kill() {
	_ = r.cmd.Process.Signal(syscall.SIGKILL) // it may be gone already
	<-r.gone
}

func (r *process) wait(limit time.Duration) error {
	select {
	case <-r.gone:
		return r.err
	case <-time.After(limit):
		return fmt.Errorf("the program did not end within %v", limit)
	}
}
