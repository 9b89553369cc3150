package shell

import "fyne.io/fyne/v2"

// LastFolder is where Fyne's file dialogs keep the folder that was last looked
// into. Folders are named after people, and preferences are not encrypted.
const LastFolder = "fyne:fileDialogLastFolder"

// ForgetLastFolder takes it out of the preferences. Whoever opens a file dialog
// calls it when the dialog closes; the shell does when it starts and locks, for
// a program that ended in between.
func ForgetLastFolder() { fyne.CurrentApp().Preferences().RemoveValue(LastFolder) }
