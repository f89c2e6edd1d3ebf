package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"time"
)

// joinTime is how long a door may take to answer.
const joinTime = 30 * time.Second

// Join asks for a seat with an invitation, the code that was spoken, and a name. The error is or wraps one of this package's, and
// says what to do.
func Join(ctx context.Context, i Invitation, code, name string) (Admission, error) {
	if err := i.check(); err != nil {
		return Admission{}, err
	}
	if len(plainCode(code)) != codeLength {
		return Admission{}, fmt.Errorf("a code has %d characters, such as %s; ask for it again", codeLength, SpokenCode(alphabet[10:10+codeLength]))
	}
	ctx, cancel := context.WithTimeout(ctx, joinTime)
	defer cancel()
	var unreached error
	for _, at := range i.Doors {
		caller := visitor{at: at, client: &http.Client{Transport: &http.Transport{
			TLSClientConfig: pinned(i.Fingerprint), DisableKeepAlives: false, DialContext: (&net.Dialer{Timeout: joinTime / 6}).DialContext,
		}}}
		admission, err := caller.enter(ctx, i, plainCode(code), name)
		caller.client.CloseIdleConnections()
		if !errors.Is(err, ErrUnreached) {
			return admission, err
		}
		unreached = err
	}
	return Admission{}, unreached
}

// visitor is who stands at a door.
type visitor struct {
	at     string
	client *http.Client
}

func (v visitor) enter(ctx context.Context, i Invitation, code, name string) (Admission, error) {
	client, err := exchange().Client()
	if err != nil {
		return Admission{}, err
	}
	var second knocked
	first := client.LoginInit([]byte(code)).Serialize()
	if err := v.say(ctx, "knock", knock{version, i.Room, i.Role, first}, &second); err != nil {
		return Admission{}, err
	}
	ke2, err := client.Deserialize.KE2(second.Second)
	if err != nil {
		return Admission{}, ErrWrongCode
	}
	ke3, _, err := client.LoginFinish(ke2)
	if err != nil {
		_ = v.say(ctx, "enter", entering{Visit: second.Visit}, nil) // or it would hold a place at the door for a while
		return Admission{}, ErrWrongCode
	}
	text, err := json.Marshal(newcomer{name})
	if err != nil {
		return Admission{}, err
	}
	sealed, err := seal(client.SessionKey(), inwards, text)
	if err != nil {
		return Admission{}, err
	}
	var in entered
	if err := v.say(ctx, "enter", entering{second.Visit, ke3.Serialize(), sealed}, &in); err != nil {
		return Admission{}, err
	}
	plain, err := unseal(client.SessionKey(), outwards, in.Sealed)
	if err != nil {
		return Admission{}, ErrWrongCode
	}
	var admission Admission
	if err := json.Unmarshal(plain, &admission); err != nil {
		return Admission{}, ErrOlder
	}
	return admission, nil
}

// say says something at the door and reads the answer, or why there is none.
func (v visitor) say(ctx context.Context, what string, say, into any) error {
	text, err := json.Marshal(say)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://"+v.at+"/"+what, bytes.NewReader(text))
	if err != nil {
		return err
	}
	got, err := v.client.Do(r)
	switch {
	case errors.Is(err, errOtherCertificate):
		return ErrOtherRoom
	case err != nil:
		return fmt.Errorf("%w (%v)", ErrUnreached, err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(io.LimitReader(got.Body, largestSay))
	if err != nil {
		return fmt.Errorf("%w (%v)", ErrUnreached, err)
	}
	if got.StatusCode == http.StatusOK {
		if json.Unmarshal(body, into) != nil {
			return ErrOlder
		}
		return nil
	}
	return refused(body)
}

// refused is why a door didn't let somebody in.
func refused(body []byte) error {
	var r refusal
	if json.Unmarshal(body, &r) != nil || r.Why == "" {
		return ErrOlder
	}
	known := []error{ErrWrongCode, ErrShut, ErrOtherRoom, ErrOlder}
	if at := slices.IndexFunc(known, func(err error) bool { return err.Error() == r.Why }); at >= 0 {
		return known[at]
	}
	return errors.New(plainReason(r.Why))
}

// plainReason is a reason from elsewhere in one line that isn't too long.
func plainReason(why string) string {
	const longest = 300
	if runes := []rune(why); len(runes) > longest {
		why = string(runes[:longest]) + " …"
	}
	return why
}
