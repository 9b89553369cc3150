package vault

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The tests that need another process, or one that dies, start this program again as a child.
const childEnv = "CAREBOTTLE_VAULT_CHILD"

func TestMain(m *testing.M) {
	if what := os.Getenv(childEnv); what != "" {
		if err := child(what); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(what string) error {
	dir := os.Getenv(childEnv + "_DIR")
	switch what {
	case "hold":
		v, err := Open(dir, cheap)
		if err != nil {
			return err
		}
		fmt.Println("held")
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // until the parent lets go
		return v.Close()
	case "rekey", "create", "change":
		return dieAt(what, dir, os.Getenv(childEnv+"_STEP"))
	}
	return diskChild(what, dir)
}

func startChild(what, dir string, more ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), childEnv+"="+what, childEnv+"_DIR="+dir), more...)
	return cmd
}

func TestAVaultIsOpenInOneProcessAtATime(t *testing.T) {
	v, _, dir := made(t, cheap)
	_, err := Open(dir, cheap)
	is(t, err, ErrInUse)
	ok(t, v.Close())

	cmd := startChild("hold", dir)
	in, err := cmd.StdinPipe()
	ok(t, err)
	out, err := cmd.StdoutPipe()
	ok(t, err)
	ok(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || strings.TrimSpace(line) != "held" {
		t.Fatalf("child said %q, %v", line, err)
	}
	_, err = Open(dir, cheap)
	is(t, err, ErrInUse)
	_, _, err = Create(ctx, dir, other, cheap)
	is(t, err, ErrInUse)
	ok(t, in.Close())
	ok(t, cmd.Wait())
	v = opened(t, dir, cheap)
	ok(t, v.Unlock(ctx, words))
	ok(t, v.Close())

	// A killed process holds nothing.
	cmd = startChild("hold", dir)
	in, err = cmd.StdinPipe()
	ok(t, err)
	defer in.Close()
	out, err = cmd.StdoutPipe()
	ok(t, err)
	ok(t, cmd.Start())
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	ok(t, cmd.Process.Kill())
	if err := cmd.Wait(); err == nil {
		t.Fatal("the child was not killed")
	}
	ok(t, opened(t, dir, cheap).Close())
}
