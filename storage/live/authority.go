package live

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"time"
)

// certified is a room's certificate with its key, as PEM. It is signed by nobody: an invitation and what is said at the door carry its
// fingerprint, and that is what a computer is known by.
type certified struct{ cert, key []byte }

// certificateYears is how long a room's certificate lasts on a clock that is a day off and a room that is opened again next year.
const certificateYears = 2

func newCertificate(now time.Time) (certified, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return certified{}, err
	}
	const serialBits = 120
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), serialBits))
	if err != nil {
		return certified{}, err
	}
	form := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: "TOM Workbench live workshop"},
		NotBefore: now.AddDate(-certificateYears, 0, 0), NotAfter: now.AddDate(certificateYears, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, IsCA: true, BasicConstraintsValid: true,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		DNSNames:    []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	cert, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	if err != nil {
		return certified{}, err
	}
	plain, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return certified{}, err
	}
	return certified{pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: plain})}, nil
}

// fingerprint is the SHA-256 of the certificate, in hexadecimal.
func (c certified) fingerprint() (string, error) {
	block, _ := pem.Decode(c.cert)
	if block == nil {
		return "", errors.New("the room's certificate can't be read")
	}
	return fingerprintOf(block.Bytes), nil
}

func fingerprintOf(cert []byte) string {
	sum := sha256.Sum256(cert)
	return hex.EncodeToString(sum[:])
}

// errOtherCertificate means that what answered isn't what was invited to.
var errOtherCertificate = errors.New("what answers at this address isn't the computer that the invitation is from")

// pinned is TLS with the one computer that has a certificate with a fingerprint, whatever it is called.
func pinned(fingerprint string) *tls.Config {
	return &tls.Config{
		MinVersion:         tls.VersionTLS13,
		InsecureSkipVerify: true, // names and signers say nothing here: VerifyConnection holds the certificate itself
		VerifyConnection: func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 0 || fingerprintOf(s.PeerCertificates[0].Raw) != fingerprint {
				return errOtherCertificate
			}
			return nil
		},
	}
}

// signed is TLS with computers whose certificates one of the given ones has signed, as in a cluster of the council's.
func signed(authorities []byte) (*tls.Config, error) {
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(bytes.TrimSpace(authorities)) {
		return nil, fmt.Errorf("the cluster's certificate authority can't be read; it is a file in PEM")
	}
	return &tls.Config{MinVersion: tls.VersionTLS13, RootCAs: pool}, nil
}
