package shell_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

const generic = "Something went wrong"

func TestEveryErrorHasASentenceOfItsOwn(t *testing.T) {
	for _, c := range []struct {
		err error
		say string // what is safe, or what to do next
	}{
		{vault.ErrNoVault, "Put it back"},
		{vault.ErrExists, "It was not touched"},
		{vault.ErrInUse, "Close the other one"},
		{vault.ErrClosed, "open it again"},
		{vault.ErrLocked, "Unlock it"},
		{vault.ErrNewerFormat, "Update Carebottle"},
		{vault.ErrSlotsDamaged, "put slots.json back"},
		{vault.ErrNoDatabase, "Put the file back"},
		{vault.ErrDatabaseDamaged, "make a copy of its folder"},
		{vault.ErrForeignDatabase, "both files from the same copy"},
		{vault.ErrReadOnly, "Check the folder's permissions"},
		{vault.ErrDiskFull, "Free some room"},
		{vault.ErrOldSlotsKept, "tries again the next time"},
		{vault.ErrWrongPassphrase, "Check capital letters"},
		{vault.ErrWrongCode, "newest paper"},
		{vault.ErrCodeMistyped, "Compare the code with your paper"},
		{vault.ErrTooShort, "at least 12 characters"},
		{vault.ErrPIN, "Use words"},
		{&vault.WaitError{For: time.Second}, "Try again in 1 second."},
		{&vault.WaitError{For: 1500 * time.Millisecond}, "Try again in 2 seconds."},
		{&vault.MigrationError{Version: 2, Err: errors.New("no such table")}, "a copy is kept"},
		{&vault.MigrationError{Version: 2, Err: vault.ErrDiskFull}, "Free some room"},
		{sqlcipher.ErrFull, "Free some room"},
		{sqlcipher.ErrReadOnly, "Check the folder's permissions"},
		{sqlcipher.ErrDamaged, "make a copy of its folder"},
		{sqlcipher.ErrWrongKey, "make a copy of its folder"},
		{sqlcipher.ErrBusy, "Wait a moment"},
		{sqlcipher.ErrInUse, "Unlock it"},
		{record.ErrNewer, "Update Carebottle"},
		{record.ErrTooLong, "split it into two"},
		{record.ErrNotMember, "Ask the person"},
		{record.ErrNotYours, "Nothing was changed"},
		{record.ErrSingle, "change that one"},
		{record.ErrNoEntry, "Go back to the plan"},
		{record.ErrNoPlan, "choose another"},
		{record.ErrContent, "check each box"},
		{record.ErrForeign, "Nothing of it was kept"},
		{record.ErrDamaged, "make a copy of its folder"},
		{fmt.Errorf("%w: %w", record.ErrNotSaved, sqlcipher.ErrFull), "Free some room"},
		{careplan.ErrTooLong, "split it into two"},
		{careplan.ErrBody, "make a copy of its folder"},
		{careplan.ErrUnknownKind, "Update Carebottle"},
		{&careplan.DateError{Text: "There is no 30 February."}, "There is no 30 February."},
		{&careplan.TelephoneError{Text: "Check its digits."}, "Check its digits."},
		{&careplan.IdentifierError{Text: "Compare it with the letter."}, "Compare it with the letter."},
		{&bottle.TextError{Text: "Write it in words."}, "Write it in words."},
		{&bottle.TooLongError{Over: 12}, "Your plan is kept as it is"},
		{bottle.ErrTooMuch, "fewer words"},
		{exchange.ErrChanged, "Look at it again"},
		{fmt.Errorf("%w (%w)", exchange.ErrUnread, fs.ErrNotExist), "Check that the stick"},
		{&exchange.FileError{Text: "This is a picture. Choose a CSV file."}, "This is a picture."},
		{&shell.ImportError{Err: fmt.Errorf("%w (%w)", exchange.ErrUnread, fs.ErrNotExist)}, "Check that the stick"},
		{&shell.ImportError{Err: fmt.Errorf("%w: %w", record.ErrNotSaved, sqlcipher.ErrFull)}, "then take the file in again"},
		{&shell.ImportError{Err: vault.ErrDiskFull}, "nothing of the file was taken in"},
		{&shell.ImportError{Err: sqlcipher.ErrReadOnly}, "then take the file in again"},
		{&shell.ImportError{Err: record.ErrContent}, "nothing of the file was taken in"},
		{&shell.ImportError{Err: record.ErrTooLong}, "nothing of the file was taken in"},
		{&shell.ImportError{Err: vault.ErrLocked}, "Unlock it"},
		{fs.ErrPermission, "Choose another folder"},
		{fs.ErrNotExist, "Check its name"},
	} {
		title, text := shell.Sentence(fmt.Errorf("on the way: %w", c.err))
		if title == generic || title == "" || !strings.Contains(text, c.say) {
			t.Errorf("%v: %q, %q does not say %q", c.err, title, text, c.say)
		}
		for _, said := range []string{title, text} {
			if strings.Contains(said, "!") || strings.Contains(strings.ToLower(said), "please") {
				t.Errorf("%q shouts or begs", said)
			}
		}
	}
	if title, text := shell.Sentence(errors.New("nobody thought of this")); title != generic || !strings.Contains(text, "What was saved before is safe") {
		t.Errorf("an unknown error: %q, %q", title, text)
	}
}

func TestWhoTakesInAFileIsNotToldThatTypedTextIsKept(t *testing.T) {
	for _, err := range []error{vault.ErrDiskFull, sqlcipher.ErrFull, vault.ErrReadOnly, record.ErrContent, record.ErrTooLong} {
		if _, text := shell.Sentence(&shell.ImportError{Err: err}); strings.Contains(text, "typed") {
			t.Errorf("%v: %q", err, text)
		}
	}
}

func TestWhoOnlyOpensAPlanIsNotToldThatItWasNotSaved(t *testing.T) {
	o := open(t)
	for _, err := range []error{vault.ErrDiskFull, vault.ErrReadOnly} {
		o.ShowProblem(err, func() {})
		o.Says("to open", "Your plan is safe.", "then try again", "Try again", "Close Carebottle")
		o.SaysNot("not saved")
	}
}
