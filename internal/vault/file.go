package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Names inside the vault's folder. None says anything about a person.
const (
	slotsName   = "slots.json"
	mirrorName  = "slots-copy.json"
	triesName   = "tries.json"
	lockName    = "lock"
	tempSuffix  = ".tmp"
	newSuffix   = ".new"
	keptPrefix  = "kept-"
	dbPrefix    = "vault-"
	dbSuffix    = ".db"
	maxSlotFile = 64 << 10
)

// databaseName is the file of one database key: Rekey makes the next generation's beside it.
func databaseName(generation int64) string {
	return dbPrefix + strconv.FormatInt(generation, 10) + dbSuffix
}

// generationOf reads a database's generation from the name of any of its files: the database, the
// unfinished one, and the journals of both.
func generationOf(name string) (generation int64, unfinished, ok bool) {
	rest, ok := strings.CutPrefix(name, dbPrefix)
	if !ok {
		return 0, false, false
	}
	number, rest, ok := strings.Cut(rest, dbSuffix)
	if !ok {
		return 0, false, false
	}
	rest, unfinished = strings.CutPrefix(rest, newSuffix)
	switch rest {
	case "", "-wal", "-shm", "-journal":
	default:
		return 0, false, false
	}
	generation, err := strconv.ParseInt(number, 10, 64)
	return generation, unfinished, err == nil && generation > 0 && strconv.FormatInt(generation, 10) == number
}

// writeFile replaces path by data, whole or not at all.
func writeFile(path string, data []byte) (err error) {
	temp := path + tempSuffix
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeIfThere(temp))
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return rename(temp, path)
}

// rename moves a file within its folder and makes the move durable.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// readSmall reads a file that must be small, whatever it claims to be.
func readSmall(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSlotFile+1))
	if err == nil && len(data) > maxSlotFile {
		err = fmt.Errorf("%s: larger than %d bytes", filepath.Base(path), maxSlotFile)
	}
	return data, err
}

func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// copyFile makes to a durable copy of from.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	temp := to + tempSuffix
	out, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeIfThere(temp))
		}
	}()
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return rename(temp, to)
}
