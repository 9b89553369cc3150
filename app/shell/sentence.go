package shell

import (
	"errors"
	"log/slog"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// Sentence turns an error into a title and what happened, what is safe and
// what to do next. It is the only place that does.
func Sentence(err error) (title, text string) {
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.title, s.text
		}
	}
	var tooLong *bottle.TooLongError
	var needs *bottle.NeedsError
	var date *careplan.DateError
	var id *careplan.IdentifierError
	switch {
	case errors.As(err, &tooLong):
		return "The message does not fit", tooLong.Error()
	case errors.As(err, &needs):
		return "One thing is needed first", needs.Error()
	case errors.As(err, &date):
		return "Check the date", date.Error()
	case errors.As(err, &id):
		return "Check the number", id.Error()
	}
	return "Something went wrong", "Carebottle could not do that. What was saved before is safe. Try again. If it happens again, close Carebottle and open it again."
}

var (
	full     = "This device has no room left, so this was not saved. Everything saved before is safe. Free some room, then save again: what you typed is still here."
	readOnly = "The folder with your plan can be read but not written, so this was not saved. Everything saved before is safe. Check the folder's permissions or the disk, then save again."
	damaged  = "Part of the file with your plan is damaged. Carebottle shows nothing that it can't vouch for. Close it, make a copy of its folder, and ask someone for help with the disk. What you carry on paper still holds."
	newer    = "This plan was written by a newer version of Carebottle. Nothing was changed. Update Carebottle, then open it."
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
	{vault.ErrInUse, "Your plan is open already", "Another Carebottle has this plan open on this device. Close the other one, then try again."},
	{vault.ErrNewerFormat, "Made by a newer Carebottle", newer},
	{vault.ErrSlotsDamaged, "The key file is damaged", "The small file that holds the locks of your plan can't be read. The plan itself was not touched. If you have a copy of the folder, put its key file back."},
	{vault.ErrLocked, "Your plan is locked", "Your plan locked itself. Nothing is lost. Unlock it, then go on."},
	{vault.ErrWrongPassphrase, "Check the passphrase", "That isn't the passphrase. Your plan is safe."},
	{vault.ErrCodeMistyped, "Check the recovery code", "One of the letters or figures is mistyped. Your plan is safe. Compare the code with your paper."},
	{vault.ErrWrongCode, "Check the recovery code", "That isn't the recovery code of this plan. Your plan is safe. A new code makes the old one useless: look for the newest paper."},
	{vault.ErrPIN, "The passphrase is too short", "A number alone can be guessed in minutes. Use words, 12 characters at least."},
	{vault.ErrTooShort, "The passphrase is too short", "A passphrase needs at least 12 characters. Four words that have nothing to do with each other are easy to remember and hard to guess."},
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
		_, text := Sentence(err)
		logProblem(err)
		return text
	}
}

// logProblem writes an error for whoever looks after the program. Errors hold
// nothing about a patient: that is a rule of every package here.
func logProblem(err error) { slog.Error("problem", "error", err) }
