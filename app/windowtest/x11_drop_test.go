//go:build linux

package windowtest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"
)

// The requests and events of the X protocol that dropping a file needs.
const (
	createWindow    = 1
	changeProperty  = 18
	setSelection    = 22
	sendEvent       = 25
	selectionAsked  = 30
	selectionGiven  = 31
	clientMessage   = 33
	eachItem8Bits   = 8
	eachItem32Bits  = 32
	inputOnly       = 2
	fromParent      = 0
	longestXMessage = 32
)

// drop lets files fall on a window, as a file manager does: XDND version 5
// (https://www.freedesktop.org/wiki/Specifications/XDND). xdotool can't.
func (s *screen) drop(window uint32, paths ...string) (err error) {
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(s.display, ":"))
	if err != nil {
		return fmt.Errorf("display %s: %w", s.display, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	base, root, err := greet(conn)
	if err != nil {
		return err
	}
	atoms := map[string]uint32{}
	for _, name := range []string{"XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished", "XdndSelection", "XdndActionCopy", "text/uri-list"} {
		if atoms[name], err = internAtom(conn, name); err != nil {
			return err
		}
	}
	source := base + 1
	send := func(opcode, detail byte, body []byte) error {
		_, err := conn.Write(append(append([]byte{opcode, detail}, words16(uint16(1+len(body)/4))...), body...))
		return err
	}
	tell := func(what string, data ...uint32) error {
		event := append([]byte{clientMessage, eachItem32Bits, 0, 0}, words32(append([]uint32{window, atoms[what], source}, data...)...)...)
		return send(sendEvent, 0, append(words32(window, 0), event...))
	}
	const version, middle = 5 << 24, 100<<16 | 100
	if err := errors.Join(
		send(createWindow, 0, append(words32(source, root), append(words16(0, 0, 1, 1, 0, inputOnly), words32(fromParent, 0)...)...)),
		send(setSelection, 0, words32(source, atoms["XdndSelection"], 0)),
		tell("XdndEnter", version, atoms["text/uri-list"], 0, 0),
		tell("XdndPosition", 0, middle, 0, atoms["XdndActionCopy"]),
	); err != nil {
		return err
	}
	list := ""
	for _, p := range paths {
		list += (&url.URL{Scheme: "file", Path: p}).String() + "\r\n"
	}
	event := make([]byte, longestXMessage)
	for {
		if _, err := io.ReadFull(conn, event); err != nil {
			return fmt.Errorf("nothing takes what was dropped: %w", err)
		}
		word := func(at int) uint32 { return binary.LittleEndian.Uint32(event[at:]) }
		switch kind := event[0] &^ 0x80; {
		case kind == 0:
			return fmt.Errorf("the X server refuses request %d with error %d", event[10], event[1])
		case kind == clientMessage && word(8) == atoms["XdndStatus"]:
			if word(16)&1 == 0 {
				return errors.New("the window takes no files")
			}
			err = tell("XdndDrop", 0, 0, 0, 0)
		case kind == selectionAsked:
			requestor, selection, target, property := word(12), word(16), word(20), word(24)
			padded := append([]byte(list), make([]byte, (4-len(list)%4)%4)...)
			given := append([]byte{selectionGiven, 0, 0, 0}, words32(word(4), requestor, selection, target, property, 0, 0)...)
			err = errors.Join(
				send(changeProperty, 0, append(append(words32(requestor, property, target), append([]byte{eachItem8Bits, 0, 0, 0}, words32(uint32(len(list)))...)...), padded...)),
				send(sendEvent, 0, append(words32(requestor, 0), given...)),
			)
		case kind == clientMessage && word(8) == atoms["XdndFinished"]:
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// greet begins a conversation, and gives the ids that it may use and the window
// that all others stand in.
func greet(conn net.Conn) (base, root uint32, err error) {
	hello := append([]byte{'l', 0}, words16(11, 0, 0, 0, 0)...) // little-endian, version 11.0, no secret
	if _, err := conn.Write(hello); err != nil {
		return 0, 0, err
	}
	answer := make([]byte, 8)
	if _, err := io.ReadFull(conn, answer); err != nil {
		return 0, 0, err
	}
	if answer[0] != 1 {
		return 0, 0, errors.New("the X server refuses")
	}
	more := make([]byte, 4*int(binary.LittleEndian.Uint16(answer[6:])))
	if _, err := io.ReadFull(conn, more); err != nil {
		return 0, 0, err
	}
	const fixed, format = 32, 8
	vendor, formats := int(binary.LittleEndian.Uint16(more[16:])), int(more[21])
	first := fixed + (vendor+3)/4*4 + format*formats
	if len(more) < first+4 {
		return 0, 0, errors.New("the X server has no screen")
	}
	return binary.LittleEndian.Uint32(more[4:]), binary.LittleEndian.Uint32(more[first:]), nil
}
