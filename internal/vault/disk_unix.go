//go:build !windows

package vault

import (
	"os"
	"syscall"
)

func isDiskFull(err error) bool { return isAny(err, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG) }
func isReadOnly(err error) bool { return isAny(err, syscall.EROFS, syscall.EACCES, syscall.EPERM) }

// syncDir makes a rename in dir survive a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if e := d.Close(); err == nil {
		err = e
	}
	return err
}
