package provider

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/go-jose/go-jose/v4"
)

// loadKey reads the signing key from file, or makes one and keeps it there. An
// empty file name means a key for this process only.
func loadKey(file string) (jose.JSONWebKey, error) {
	if file == "" {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return jose.JSONWebKey{}, fmt.Errorf("make demo signing key: %w", err)
		}
		return webKey(key)
	}
	body, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return makeKey(file)
	}
	if err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("read demo signing key: %w", err)
	}
	block, _ := pem.Decode(body)
	if block == nil {
		return jose.JSONWebKey{}, fmt.Errorf("demo signing key %s is not a PEM file; delete it, a new one is made at the next start", file)
	}
	key, err := x509.ParseECPrivateKey(block.Bytes)
	if err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("demo signing key %s: %w; delete it, a new one is made at the next start", file, err)
	}
	return webKey(key)
}

func makeKey(file string) (jose.JSONWebKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("make demo signing key: %w", err)
	}
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("encode demo signing key: %w", err)
	}
	body := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der})
	if err := os.WriteFile(file, body, 0o600); err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("keep demo signing key: %w", err)
	}
	return webKey(key)
}

// webKey names the key by its own hash, so that a new key has a new id.
func webKey(key *ecdsa.PrivateKey) (jose.JSONWebKey, error) {
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return jose.JSONWebKey{}, fmt.Errorf("encode demo public key: %w", err)
	}
	sum := sha256.Sum256(der)
	return jose.JSONWebKey{
		Key: key, KeyID: base64.RawURLEncoding.EncodeToString(sum[:9]),
		Algorithm: string(jose.ES256), Use: "sig",
	}, nil
}
