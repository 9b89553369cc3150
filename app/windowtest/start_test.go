//go:build linux

package windowtest

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkStart measures the program beside an empty window of Fyne, built and
// run in the same minutes: size, time to the first frame, memory. The first run
// on a machine reads from the disk and compiles shaders, so each has one that
// does not count, and they take turns.
func BenchmarkStart(b *testing.B) {
	const rounds = 5
	empty := filepath.Join(b.TempDir(), "empty")
	ok(b, compile(empty, "./testdata/empty", ""))
	programs := []string{programPath(b), empty}
	var frames [2][]time.Duration
	var memory [2][]int
	for b.Loop() {
		for round := range rounds + 1 {
			for i, path := range programs {
				frame, resident := startOnce(b, path)
				if round > 0 {
					frames[i], memory[i] = append(frames[i], frame), append(memory[i], resident)
				}
			}
		}
	}
	var sizes [2]float64
	for i, path := range programs {
		info, err := os.Stat(path)
		ok(b, err)
		sizes[i] = float64(info.Size()) / 1e6
	}
	frame := [2]float64{float64(median(frames[0]).Milliseconds()), float64(median(frames[1]).Milliseconds())}
	kept := [2]float64{float64(median(memory[0])) / 1e3, float64(median(memory[1])) / 1e3}
	fmt.Printf("\n%-24s %12s %12s %8s %8s\n", "", "Carebottle", "empty window", "ratio", "aim")
	fmt.Printf("%-24s %9.1f MB %9.1f MB %8.2f %8s\n", "program, stripped", sizes[0], sizes[1], sizes[0]/sizes[1], "34 MB")
	fmt.Printf("%-24s %9.0f ms %9.0f ms %8.2f %8s\n", "start to first frame", frame[0], frame[1], frame[0]/frame[1], "1.5")
	fmt.Printf("%-24s %9.1f MB %9.1f MB %8.2f %8s\n", "resident memory", kept[0], kept[1], kept[0]/kept[1], "1.5")
	b.ReportMetric(sizes[0], "MB")
	b.ReportMetric(frame[0]/frame[1], "frame-ratio")
	b.ReportMetric(kept[0]/kept[1], "memory-ratio")
}

func median[T int | time.Duration](all []T) T {
	slices.Sort(all)
	return all[len(all)/2]
}

// startOnce starts a program on a black screen, and tells how long it took until
// something stood there and how many kilobytes it then holds.
func startOnce(b *testing.B, path string) (time.Duration, int) {
	b.Helper()
	p, s := newPlace(b), newScreen(b, 1280, 800)
	cmd := p.command(path, s.display)
	began := time.Now()
	ok(b, cmd.Start())
	defer end(cmd)
	for time.Since(began) < patience {
		lit, err := s.lit()
		ok(b, err)
		if lit {
			took := time.Since(began)
			resident, err := settled(cmd)
			ok(b, err)
			return took, resident
		}
		time.Sleep(2 * time.Millisecond)
	}
	b.Fatal("no frame")
	return 0, 0
}

// lit tells whether the middle of the screen is not black any more.
func (s *screen) lit() (bool, error) {
	f, err := os.Open(s.file)
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	row := make([]byte, 4*s.size.X)
	if _, err := f.ReadAt(row, info.Size()-int64(len(row)*s.size.Y/2)); err != nil {
		return false, err
	}
	for i := 0; i < len(row); i += 4 {
		if row[i] != 0 || row[i+1] != 0 || row[i+2] != 0 {
			return true, nil
		}
	}
	return false, nil
}

// settled is the resident memory once it has stopped growing.
func settled(cmd *exec.Cmd) (int, error) {
	last := 0
	for range 40 {
		time.Sleep(150 * time.Millisecond)
		now, err := resident(cmd.Process.Pid)
		if err != nil {
			return 0, err
		}
		if now <= last+last/100 {
			return now, nil
		}
		last = now
	}
	return last, nil
}

func resident(pid int) (int, error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	defer func() { _ = f.Close() }() // it was only read
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, found := strings.CutPrefix(lines.Text(), "VmRSS:"); found {
			return strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
		}
	}
	return 0, errors.New("no VmRSS")
}
