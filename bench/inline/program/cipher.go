package main

import (
	"crypto/cipher"
	"encoding/binary"

	"golang.org/x/crypto/chacha20poly1305"
)

func plain() cipher.AEAD {
	aead, err := chacha20poly1305.New(make([]byte, chacha20poly1305.KeySize))
	if err != nil {
		fail(err.Error())
	}
	return aead
}

// seal encrypts in place with a counter as nonce, as WireGuard does.
func seal(aead cipher.AEAD, size int) path {
	packet := make([]byte, size, size+aead.Overhead())
	nonce := make([]byte, aead.NonceSize())
	return func(count int) {
		for i := range count {
			binary.LittleEndian.PutUint64(nonce[4:], uint64(i))
			aead.Seal(packet[:0], nonce, packet, nil)
		}
	}
}

func open(aead cipher.AEAD, size int) path {
	nonce := make([]byte, aead.NonceSize())
	sealed := aead.Seal(nil, nonce, make([]byte, size), nil)
	out := make([]byte, 0, size)
	return func(count int) {
		for range count {
			if _, err := aead.Open(out, nonce, sealed, nil); err != nil {
				fail(err.Error())
			}
		}
	}
}
