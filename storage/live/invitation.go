package live

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net"
	"strings"

	"tomworkbench/storage/diskfile"
)

// InvitationExtension is how the name of a file with an invitation ends, and linkStart how a link begins.
const (
	InvitationExtension = ".tomlive"
	linkStart           = "tomworkbench-live:"
	longestInvitation   = 8 << 10
)

// Invitation says where a room is and how its computer is known. It opens nothing: who enters knows the code too, which is
// spoken and written nowhere.
type Invitation struct {
	Version int    `json:"version"`
	Room    string `json:"room"`
	// Title is that of the case.
	Title string `json:"title"`
	Role  Role   `json:"role"`
	// Doors are the addresses, host and port, where the room may be entered; all lead to the same door.
	Doors []string `json:"doors"`
	// Fingerprint is the SHA-256 of the door's certificate, in hexadecimal.
	Fingerprint string `json:"fingerprint"`
}

// errNoInvitation is what a text that isn't one is answered with.
var errNoInvitation = errors.New("this is no invitation to a live workshop; paste the whole link, or open the file that ends in " + InvitationExtension)

// Link is the invitation in one line, to be pasted into a message.
func (i Invitation) Link() string {
	text, err := json.Marshal(i)
	if err != nil {
		return ""
	}
	return linkStart + base64.RawURLEncoding.EncodeToString(text)
}

// Write saves the invitation as a file.
func (i Invitation) Write(path string) error {
	text, err := json.MarshalIndent(i, "", "  ")
	if err != nil {
		return err
	}
	return diskfile.Replace(path, append(text, '\n'))
}

// ReadInvitation reads a link, or what is in a file.
func ReadInvitation(text string) (Invitation, error) {
	text = strings.TrimSpace(text)
	if len(text) > longestInvitation {
		return Invitation{}, errNoInvitation
	}
	if coded, isLink := strings.CutPrefix(text, linkStart); isLink {
		plain, err := base64.RawURLEncoding.DecodeString(strings.Join(strings.Fields(coded), ""))
		if err != nil {
			return Invitation{}, errNoInvitation
		}
		text = string(plain)
	}
	var i Invitation
	if err := json.Unmarshal([]byte(text), &i); err != nil || i.Room == "" {
		return Invitation{}, errNoInvitation
	}
	return i, i.check()
}

// ReadInvitationFile reads a file with an invitation.
func ReadInvitationFile(path string) (Invitation, error) {
	text, err := diskfile.Read(path, longestInvitation)
	if err != nil {
		return Invitation{}, err
	}
	return ReadInvitation(string(text))
}

func (i Invitation) check() error {
	switch {
	case i.Version != version:
		return ErrOlder
	case i.Role != Table && i.Role != Member, len(i.Doors) == 0, len(i.Fingerprint) != 64:
		return errNoInvitation
	}
	for _, door := range i.Doors {
		if _, _, err := net.SplitHostPort(door); err != nil {
			return errNoInvitation
		}
	}
	return nil
}
