//go:build linux

package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func diskChild(what, dir string) error {
	switch what {
	case "read-only":
		return inReadOnlyFolder(dir)
	case "disk-full":
		return onFullDisk(dir)
	}
	return fmt.Errorf("no such child: %q", what)
}

// A child that is not root, since root may write anywhere.
func asNobody(cmd *exec.Cmd, t *testing.T, dir string) {
	if os.Getuid() != 0 {
		return
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	for d := dir; d != filepath.Dir(os.TempDir()) && d != "/"; d = filepath.Dir(d) {
		if d == os.TempDir() {
			break
		}
		ok(t, os.Chmod(d, 0o755))
	}
	ok(t, filepath.WalkDir(dir, func(p string, _ os.DirEntry, err error) error {
		return errors.Join(err, os.Chown(p, nobody, nobody))
	}))
}

func TestAReadOnlyFolderIsNamed(t *testing.T) {
	v, _, dir := made(t, cheap)
	run(t, v, "INSERT INTO note VALUES ('kept')")
	ok(t, v.Close())
	program := filepath.Join(t.TempDir(), "child")
	data, err := os.ReadFile(os.Args[0])
	ok(t, err)
	ok(t, os.WriteFile(program, data, 0o755))
	ok(t, os.Chmod(filepath.Dir(program), 0o755))
	ok(t, os.Chmod(filepath.Dir(filepath.Dir(program)), 0o755))
	cmd := startChild("read-only", dir)
	cmd.Path, cmd.Args[0] = program, program
	cmd.Dir = "/"
	asNobody(cmd, t, dir)
	ok(t, os.Chmod(dir, 0o500))
	defer os.Chmod(dir, 0o700)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "as it should be") {
		t.Fatalf("%v\n%s", err, out)
	}
	ok(t, os.Chmod(dir, 0o700))
	v = opened(t, dir, cheap)
	ok(t, v.Unlock(ctx, words))
	if notes(t, v) != "kept" {
		t.Error("something is lost")
	}
}

func inReadOnlyFolder(dir string) error {
	v, err := Open(dir, cheap)
	if err != nil {
		return err
	}
	if err := v.Unlock(ctx, other); !errors.Is(err, ErrWrongPassphrase) {
		return fmt.Errorf("wrong passphrase: %w", err)
	}
	if err := v.Unlock(ctx, words); !errors.Is(err, ErrReadOnly) {
		return fmt.Errorf("unlocking: %v", err)
	}
	if _, _, err := Create(ctx, filepath.Join(dir, "new"), words, cheap); !errors.Is(err, ErrReadOnly) {
		return fmt.Errorf("making: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, lockName)); err == nil {
		return errors.New("the folder is not read-only")
	}
	fmt.Println("as it should be")
	return v.Close()
}

// A small file system of its own, in a name space of its own.
func TestAFullDiskIsNamedAndLosesNothing(t *testing.T) {
	dir := t.TempDir()
	cmd := startChild("disk-full", dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
	}
	out, err := cmd.CombinedOutput()
	if strings.Contains(string(out), "no small disk") || errors.Is(err, syscall.EPERM) {
		t.Skipf("no small file system to be had here: %v %s", err, out)
	}
	if err != nil || !strings.Contains(string(out), "as it should be") {
		t.Fatalf("%v\n%s", err, out)
	}
}

func onFullDisk(dir string) error {
	err := errors.Join(syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, ""),
		syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"))
	if err != nil {
		fmt.Println("no small disk:", err)
		return nil
	}
	vault, ballast := filepath.Join(dir, "vault"), filepath.Join(dir, "ballast")
	v, code, err := Create(ctx, vault, words, cheap)
	if err != nil {
		return err
	}
	if _, err := v.DB().Exec("CREATE TABLE note (text); INSERT INTO note VALUES (hex(randomblob(50000)))"); err != nil {
		return err
	}
	var want, got string
	if err := v.DB().QueryRow("SELECT text FROM note").Scan(&want); err != nil {
		return err
	}
	fillUp := func() error {
		for size := 64 << 10; size > 0; size /= 2 {
			for {
				f, err := os.OpenFile(ballast, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
				if err != nil {
					return err
				}
				_, err = f.Write(bytes.Repeat([]byte{1}, size))
				if err := f.Close(); err != nil {
					return err
				}
				if errors.Is(err, syscall.ENOSPC) {
					break
				} else if err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := fillUp(); err != nil {
		return err
	}
	if err := v.ChangePassphrase(ctx, words, other); !errors.Is(err, ErrDiskFull) {
		return fmt.Errorf("changing the passphrase: %v", err)
	}
	if none, err := v.NewRecoveryCode(ctx); !errors.Is(err, ErrDiskFull) || none != "" {
		return fmt.Errorf("new code: %v", err)
	}
	if none, err := v.Rekey(ctx, words, nil); !errors.Is(err, ErrDiskFull) || none != "" {
		return fmt.Errorf("rekey: %v", err)
	}
	if _, _, err := Create(ctx, filepath.Join(dir, "second"), words, cheap); !errors.Is(err, ErrDiskFull) {
		return fmt.Errorf("a second vault: %v", err)
	}
	_ = v.Close() // says that the disk is full, or nothing
	if v, err = Open(vault, cheap); err != nil {
		return err
	}
	if err := v.Unlock(ctx, words); err != nil && !errors.Is(err, ErrDiskFull) {
		return fmt.Errorf("unlocking on a full disk: %w", err)
	}
	fmt.Println("locked on a full disk:", v.Locked())
	_ = v.Close()
	if err := os.Remove(ballast); err != nil {
		return err
	}
	if v, err = Open(vault, cheap); err != nil {
		return err
	}
	if err := v.UnlockWithCode(ctx, string(code)); err != nil {
		return err
	}
	if err := v.DB().QueryRow("SELECT text FROM note").Scan(&got); err != nil || got != want {
		return fmt.Errorf("something is lost: %v", err)
	}
	fmt.Println("as it should be")
	return v.Close()
}
