package vault

import "golang.org/x/sys/windows"

func isDiskFull(err error) bool {
	return isAny(err, windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func isReadOnly(err error) bool {
	return isAny(err, windows.ERROR_WRITE_PROTECT, windows.ERROR_ACCESS_DENIED)
}

// syncDir does nothing: Windows has no handle for it, and NTFS logs renames itself.
func syncDir(string) error { return nil }
