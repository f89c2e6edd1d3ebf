package live

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/bytemare/opaque"
)

// exchange is how a code is proved without being said: OPAQUE (RFC 9807), of which both sides come out with one key, or with
// nothing. Who listens or asks can try one code in each exchange, and none afterwards on a computer of their own. The code
// isn't stretched: it is random, and the record of it never leaves the memory of the facilitator's program.
func exchange() *opaque.Configuration {
	return &opaque.Configuration{
		Context: []byte("tomworkbench live 1"), OPRF: opaque.RistrettoSha512, AKE: opaque.RistrettoSha512,
		KDF: crypto.SHA512, MAC: crypto.SHA512, Hash: crypto.SHA512,
	}
}

// lock holds what a code is tried against.
type lock struct {
	secret, public, seed []byte
	record               *opaque.ClientRecord
}

// newLock makes the lock that a code opens, for one role of a room.
func newLock(room string, role Role, code string) (*lock, error) {
	conf := exchange()
	l := &lock{seed: conf.GenerateOPRFSeed()}
	l.secret, l.public = conf.KeyGen()
	client, err := conf.Client()
	if err != nil {
		return nil, err
	}
	server, err := conf.Server()
	if err != nil {
		return nil, err
	}
	id := []byte(room + "/" + string(role))
	key, err := server.Deserialize.DecodeAkePublicKey(l.public)
	if err != nil {
		return nil, err
	}
	answer := server.RegistrationResponse(client.RegistrationInit([]byte(code)), key, id, l.seed)
	record, _ := client.RegistrationFinalize(answer)
	l.record = &opaque.ClientRecord{CredentialIdentifier: id, RegistrationRecord: record}
	return l, nil
}

// try answers the first message of somebody who knocks; the server goes on with the exchange.
func (l *lock) try(first []byte) (server *opaque.Server, answer []byte, err error) {
	defer unfit(&err)
	server, err = exchange().Server()
	if err != nil {
		return nil, nil, err
	}
	if err := server.SetKeyMaterial(nil, l.secret, l.public, l.seed); err != nil {
		return nil, nil, err
	}
	ke1, err := server.Deserialize.KE1(first)
	if err != nil {
		return nil, nil, err
	}
	ke2, err := server.LoginInit(ke1, l.record)
	if err != nil {
		return nil, nil, err
	}
	return server, ke2.Serialize(), nil
}

// unfit makes an error of a panic: a library that reads what a stranger sent may have its faults too.
func unfit(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("a message at the door can't be read: %v", fault)
	}
}

// sealer seals what is said under the key of an exchange, in one direction.
func sealer(key []byte, direction string) (cipher.AEAD, error) {
	derived, err := hkdf.Key(sha256.New, key, nil, "tomworkbench live "+direction, sha256.Size)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(derived)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// The directions of what is sealed.
const (
	inwards  = "in"
	outwards = "out"
)

func seal(key []byte, direction string, plain []byte) ([]byte, error) {
	by, err := sealer(key, direction)
	if err != nil {
		return nil, err
	}
	return by.Seal(nil, nil, plain, nil), nil
}

func unseal(key []byte, direction string, sealed []byte) ([]byte, error) {
	by, err := sealer(key, direction)
	if err != nil {
		return nil, err
	}
	plain, err := by.Open(nil, nil, sealed, nil)
	if err != nil {
		return nil, errors.New("what was said at the door isn't under the key that was agreed there")
	}
	return plain, nil
}

// random is text that nobody guesses.
func random() string { return rand.Text() }
