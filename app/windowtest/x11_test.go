//go:build linux

package windowtest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
)

// closeWindow asks a program to close its window, as a window manager does when
// somebody presses the cross: a ClientMessage WM_DELETE_WINDOW (ICCCM 4.2.8.1).
// Nothing manages windows here and xdotool can't send one, so it speaks the X
// protocol itself: the few requests that are needed.
func (s *screen) closeWindow(window uint32) (err error) {
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(s.display, ":"))
	if err != nil {
		return fmt.Errorf("display %s: %w", s.display, err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, _, err := greet(conn); err != nil {
		return err
	}
	protocols, err := internAtom(conn, "WM_PROTOCOLS")
	if err != nil {
		return err
	}
	remove, err := internAtom(conn, "WM_DELETE_WINDOW")
	if err != nil {
		return err
	}
	event := append([]byte{clientMessage, eachItem32Bits, 0, 0}, words32(window, protocols, remove, 0, 0, 0, 0)...)
	request := append([]byte{sendEvent, 0}, words16(11)...)
	request = append(append(request, words32(window, 0)...), event...)
	if _, err := conn.Write(request); err != nil {
		return err
	}
	_, err = internAtom(conn, "WM_PROTOCOLS") // its answer says that the event is through
	return err
}

func internAtom(conn net.Conn, name string) (uint32, error) {
	const opcode = 16
	padded := (len(name) + 3) / 4 * 4
	request := append([]byte{opcode, 0}, words16(uint16(2+padded/4), uint16(len(name)), 0)...)
	request = append(append(request, name...), make([]byte, padded-len(name))...)
	if _, err := conn.Write(request); err != nil {
		return 0, err
	}
	answer := make([]byte, 32)
	if _, err := io.ReadFull(conn, answer); err != nil {
		return 0, err
	}
	if answer[0] != 1 {
		return 0, fmt.Errorf("the X server does not know %s", name)
	}
	return binary.LittleEndian.Uint32(answer[8:]), nil
}

func words16(all ...uint16) []byte {
	var b []byte
	for _, w := range all {
		b = binary.LittleEndian.AppendUint16(b, w)
	}
	return b
}

func words32(all ...uint32) []byte {
	var b []byte
	for _, w := range all {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return b
}
