// Package windowtest knows how somebody uses the program itself: it starts it
// on a screen of its own, reads what is on that screen, types and clicks.
//
// It promises that nothing is looked up behind the glass while a test uses the
// program: words are found by reading the picture, fields are reached by Tab or
// by the pointer, and the code is decoded from the pixels that a stranger's
// phone would see. Only afterwards does a test open the vault to compare. The
// tests need Linux with Xvfb, xdotool, tesseract and zbarimg, and do not
// run without them: they fail.
//
//	CAREBOTTLE_PROGRAM  the program to test; built here where it is empty
//	CAREBOTTLE_SHOTS    a folder to keep pictures of the screen in
package windowtest
