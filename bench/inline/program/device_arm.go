package main

import (
	"crypto/cipher"

	"github.com/tailscale/wireguard-go/tsasm/arm/chacha20poly1305"
)

// device is the cipher that wireguard-go takes on 32-bit arm: its own assembly (device/aead_arm.go).
func device() cipher.AEAD {
	aead, err := chacha20poly1305.New(make([]byte, chacha20poly1305.KeySize))
	if err != nil {
		fail(err.Error())
	}
	return aead
}
