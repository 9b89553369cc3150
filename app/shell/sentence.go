package shell

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"time"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// Sentence turns an error into a title and what happened, what is safe and
// what to do next. It is the only place that does.
func Sentence(err error) (title, text string) {
	var imported *ImportError
	var file *exchange.FileError
	switch {
	case errors.As(err, &file): // before what its storage said
		return "Nothing was taken in", file.Text
	case errors.As(err, &imported):
		return importSentence(imported.Err)
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.title, s.text
		}
	}
	var tooLong *bottle.TooLongError
	var needs *bottle.NeedsError
	var date *careplan.DateError
	var id *careplan.IdentifierError
	var telephone *careplan.TelephoneError
	var wait *vault.WaitError
	var sign *bottle.TextError
	var update *vault.MigrationError
	switch {
	case errors.As(err, &wait):
		return "Wait a moment", "That was the wrong passphrase too often, so there is a short wait. Your plan is safe. Try again in " + seconds(wait.For) + "."
	case errors.As(err, &tooLong):
		return "The message does not fit", tooLong.Error()
	case errors.As(err, &needs):
		return "One thing is needed first", needs.Error()
	case errors.As(err, &date):
		return "Check the date", date.Error()
	case errors.As(err, &id):
		return "Check the number", id.Error()
	case errors.As(err, &telephone):
		return "Check the telephone number", telephone.Error()
	case errors.As(err, &sign):
		return "The code can't hold that", sign.Error()
	case errors.As(err, &update):
		return "The plan could not be updated", "This version of Carebottle keeps plans in a newer form, and yours could not be brought into it. Nothing was changed, and a copy is kept. Try again. If it happens again, go back to the version that you had."
	}
	return "Something went wrong", "Carebottle could not do that. What was saved before is safe. Try again. If it happens again, close Carebottle and open it again."
}

var (
	full     = "This device has no room left, so this was not saved. Everything saved before is safe. Free some room, then save again: what you typed is still here."
	readOnly = "The folder with your plan can be read but not written, so this was not saved. Everything saved before is safe. Check the folder's permissions or the disk, then save again."
	damaged  = "Part of the file with your plan is damaged. Carebottle shows nothing that it can't vouch for. Close it, make a copy of its folder, and ask someone for help with the disk. What you carry on paper still holds."
	slots    = "The small files that hold the locks of your plan, slots.json and slots-copy.json, can't be read. The plan itself was not touched. If you have a copy of the folder, put slots.json back from it, then try again. If you have none, keep the folder and ask someone who knows computers: don't throw it away."
	newer    = "This plan was written by a newer version of Carebottle. Nothing was changed. Update Carebottle, then open it."
	content  = "What was typed does not fit here, so it was not saved. Everything saved before is safe. Go back and check each box."
	tooLong  = "There is more text here than one entry can hold. Nothing is lost: what you typed is still here. Shorten it, or split it into two entries."
)

// sentences are looked through from the top: a more particular error stands
// before the one that it wraps.
var sentences = []struct {
	err         error
	title, text string
}{
	{vault.ErrDiskFull, "There is no room left", full},
	{sqlcipher.ErrFull, "There is no room left", full},
	{vault.ErrReadOnly, "The plan can't be written", readOnly},
	{sqlcipher.ErrReadOnly, "The plan can't be written", readOnly},
	{vault.ErrForeignDatabase, "These files don't belong together", "The file with the plan and the file with its locks come from two different vaults. Nothing was changed. Put back the folder as it was, both files from the same copy."},
	{vault.ErrNoDatabase, "The plan's file is missing", "The file with your plan is not in its folder. Carebottle has changed nothing. Put the file back from a copy of the folder, then try again."},
	{vault.ErrDatabaseDamaged, "Part of the plan can't be read", damaged},
	{sqlcipher.ErrDamaged, "Part of the plan can't be read", damaged},
	{sqlcipher.ErrWrongKey, "Part of the plan can't be read", damaged},
	{record.ErrNewer, "Made by a newer Carebottle", "This was written by a newer version of Carebottle. It is shown but can't be changed here. Update Carebottle, then change it."},
	{record.ErrTooLong, "That is too long", tooLong},
	{careplan.ErrTooLong, "That is too long", tooLong},
	{record.ErrDamaged, "Part of the plan can't be read", damaged},
	{careplan.ErrBody, "Part of the plan can't be read", damaged},
	{careplan.ErrUnknownKind, "Made by a newer Carebottle", "This was written by a newer version of Carebottle. Nothing was changed. Update Carebottle to see it."},
	{record.ErrNotMember, "This device can't write in this plan", "This device may read this plan but not write in it, so this was not saved. Ask the person who began the plan."},
	{record.ErrNotYours, "This isn't yours to erase", "Only the person whose plan this is, or whoever wrote it, can erase it. Nothing was changed."},
	{record.ErrSingle, "There is one already", "The plan has one of these already, so this was not saved. Go back and change that one."},
	{record.ErrNoEntry, "This isn't in the plan any more", "The plan on this device does not hold this. Nothing was changed. Go back to the plan and look there."},
	{record.ErrNoPlan, "This plan isn't here", "There is no such plan on this device. Nothing was changed. Go back and choose another."},
	{record.ErrContent, "That could not be saved", content},
	{record.ErrForeign, "That belongs to another plan", "What was received does not belong to this plan, or was changed on the way. Nothing of it was kept."},
	{bottle.ErrTooMuch, "The message does not fit", "The message is too long for one code. Your plan is kept as it is. Say the longest parts in fewer words."},
	{vault.ErrInUse, "Your plan is open already", "Another Carebottle has this plan open on this device. Close the other one, then try again."},
	{vault.ErrNewerFormat, "Made by a newer Carebottle", newer},
	{vault.ErrSlotsDamaged, "The key file is damaged", slots},
	{vault.ErrOldSlotsKept, "It is changed, with one thing left", "What opens your plan is changed. But the copy of the old key file could not be removed yet. Carebottle tries again the next time it opens. Check that the disk has room and can be written."},
	{vault.ErrExists, "There is a plan here already", "This folder holds a plan already. It was not touched. Close Carebottle and open it again to unlock that plan."},
	{vault.ErrNoVault, "The plan's folder is missing", "The folder with your plan is not where it was. Was it moved, or is a disk not plugged in? Put it back, then try again."},
	{vault.ErrClosed, "Your plan is not open", "Your plan is closed, and nothing is lost. Close Carebottle and open it again."},
	{vault.ErrLocked, "Your plan is locked", "Your plan locked itself. Nothing is lost. Unlock it, then go on."},
	{vault.ErrWrongPassphrase, "Check the passphrase", "That isn't the passphrase. Your plan is safe. Check capital letters, and that every word is there."},
	{vault.ErrCodeMistyped, "Check the recovery code", "One of the letters or figures is mistyped. Your plan is safe. Compare the code with your paper."},
	{vault.ErrWrongCode, "Check the recovery code", "That isn't the recovery code of this plan. Your plan is safe. A new code makes the old one useless: look for the newest paper."},
	{vault.ErrPIN, "The passphrase is too short", "A number alone can be guessed in minutes. Use words, 12 characters at least."},
	{vault.ErrTooShort, "The passphrase is too short", "A passphrase needs at least 12 characters. Four words that have nothing to do with each other are easy to remember and hard to guess."},
	{sqlcipher.ErrBusy, "Your plan is busy", "Something else was using the file with your plan for too long, so this was not done. Everything saved before is safe. Wait a moment, then try again."},
	{sqlcipher.ErrInUse, "Your plan is busy", "Your plan was closed while something was still being read. Nothing is lost. Unlock it, then go on."},
	{fs.ErrPermission, "That can't be written there", "The system does not let Carebottle write there. Nothing was changed. Choose another folder, such as your own, then try again."},
	{fs.ErrNotExist, "There is no such folder", "The folder is not there. Nothing was changed. Check its name, or choose another folder."},
}

// openingSentence is what Sentence says, to somebody who has typed nothing that
// could be saved: the plan is only to be opened.
func openingSentence(err error) (title, text string) {
	title, text = Sentence(err)
	switch text {
	case full:
		text = "This device has no room left, and Carebottle needs a little to open your plan. Your plan is safe. Free some room, then try again."
	case readOnly:
		text = "Carebottle has to write in the folder with your plan to open it, and can't. Your plan is safe. Check the folder's permissions or the disk, then try again."
	}
	return title, text
}

// ImportError is what kept a file of readings from being taken in. Nothing of
// it was kept.
type ImportError struct{ Err error }

func (e *ImportError) Error() string { return "import: " + e.Err.Error() }
func (e *ImportError) Unwrap() error { return e.Err }

// importSentence is what Sentence says, to somebody who has typed nothing: what
// could not be saved is still in its file.
func importSentence(err error) (title, text string) {
	title, text = Sentence(err)
	switch text {
	case full:
		text = "This device has no room left, so nothing of the file was taken in. Everything saved before is safe. Free some room, then take the file in again."
	case readOnly:
		text = "The folder with your plan can be read but not written, so nothing of the file was taken in. Everything saved before is safe. Check the folder's permissions or the disk, then take the file in again."
	case tooLong, content:
		text = "One of the readings does not fit into the plan, so nothing of the file was taken in. Everything saved before is safe. Ask the app or meter for the file again, or leave out the measure it is of."
	}
	return title, text
}

// seconds says how long d is, never less than it is.
func seconds(d time.Duration) string {
	n := int(math.Ceil(d.Seconds()))
	if n == 1 {
		return "1 second"
	}
	return fmt.Sprintf("%d seconds", n)
}

// unlockSentence says what went wrong at the lock. It stands above a count of
// seconds, so it ends without advice to try again.
func unlockSentence(err error, code bool) string {
	var wait *vault.WaitError
	switch {
	case errors.As(err, &wait):
		return "Your plan is safe."
	case errors.Is(err, vault.ErrWrongPassphrase), errors.Is(err, vault.ErrWrongCode):
		_, text := Sentence(err)
		return text
	case errors.Is(err, sqlcipher.ErrWrongKey) && code:
		return "The code fits the key file but not the plan beside it. Was one of the two copied from elsewhere?"
	default:
		_, text := openingSentence(err)
		logProblem(err)
		return text
	}
}

// logProblem writes an error for whoever looks after the program. Errors hold
// nothing about a patient: that is a rule of every package here.
func logProblem(err error) { slog.Error("problem", "error", err) }
