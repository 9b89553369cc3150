package exchange

// FileError says that a file can't be taken in. Text is one or two sentences
// for a person: what the file is, and what to do. It quotes nothing that is in
// the file.
type FileError struct{ Text string }

func (e *FileError) Error() string { return e.Text }

// ErrChanged means that the file is no longer the one that was looked at.
var ErrChanged = &FileError{"The file has changed since you looked at it. Look at it again before taking it in."}

// ErrUnread means that the file's own storage failed: a stick that was pulled
// out, a file that was moved.
var ErrUnread = &FileError{"The file could not be read to its end. Check that the stick or folder it is on is still there, and look at it again."}
