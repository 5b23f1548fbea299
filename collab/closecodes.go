package collab

// CloseCode ends a membership or a whole socket. The frontend keeps a copy of
// this catalogue; a test of the frontend compares them.
type CloseCode uint16

// The codes, in the order of the catalogue below.
const (
	CloseNormal          CloseCode = 1000
	CloseRestarting      CloseCode = 1012
	CloseTryLater        CloseCode = 1013
	CloseUnauthenticated CloseCode = 4401
	CloseForbidden       CloseCode = 4403
	CloseTooSlow         CloseCode = 4408
	CloseTooLarge        CloseCode = 4413
	CloseInvalid         CloseCode = 4422
	CloseOutdated        CloseCode = 4426
)

// CloseReason describes a close code.
type CloseReason struct {
	Code  CloseCode
	Name  string // sent as the reason, and the label in metrics
	When  string // for developers
	Retry bool   // whether connecting again, unchanged, makes sense
	Reads string // what the person reads, in English
}

// CloseReasons is the catalogue of all codes the hub uses.
var CloseReasons = []CloseReason{
	{CloseNormal, "bye", "the client closed, or asked to leave", false, ""},
	{CloseRestarting, "restarting", "the server stops, or a room must be loaded anew", true, "The server is restarting. Your text is kept and you will be reconnected."},
	{CloseTryLater, "try later", "the database cannot be reached while joining, or a limit of sockets is reached", true, "The server cannot take you in right now. It will be tried again."},
	{CloseUnauthenticated, "signed out", "bad or missing credentials, or the session was ended", false, "You are signed out. Sign in again to go on; your text is kept on this device."},
	{CloseForbidden, "no access", "no right to the document, or it was withdrawn", false, "You no longer have access to this document."},
	{CloseTooSlow, "too slow", "the client did not read for too long; it must sync anew", true, "The connection is too slow. You will be reconnected."},
	{CloseTooLarge, "too large", "a message or the document is over a limit", false, "This change is too large to be saved."},
	{CloseInvalid, "invalid", "a frame or update that no honest client sends, or one in another's name", false, "This change could not be understood by the server. Reload the page."},
	{CloseOutdated, "outdated", "the client knows only an older version of what the document may hold", false, "This page is out of date. Load it again; your text is kept on this device."},
}

// Reason returns the catalogue's entry; an unknown code is told as invalid.
func (c CloseCode) Reason() CloseReason {
	for _, r := range CloseReasons {
		if r.Code == c {
			return r
		}
	}
	return CloseReason{Code: c, Name: "unknown"}
}
