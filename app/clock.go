package main

import (
	"os"
	"strings"
	"time"
)

// clockFile is empty in every program that people get. The window tests link
// a program with it (-ldflags "-X main.clockFile=..."): a file that says how
// far the clock is ahead, such as "36h", so that a week passes in a minute.
var clockFile string

// now is the time that the program goes by.
func now() time.Time {
	if clockFile == "" {
		return time.Now()
	}
	return time.Now().Add(ahead(clockFile))
}

// ahead is nothing while the file says nothing: a test then fails for what it
// sees on the screen.
func ahead(file string) time.Duration {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	d, err := time.ParseDuration(strings.TrimSpace(string(text)))
	if err != nil {
		return 0
	}
	return d
}
