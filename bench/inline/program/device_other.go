//go:build !arm

package main

import "crypto/cipher"

// device is the cipher that wireguard-go takes on arm64, and on amd64 with AVX2: x/crypto's (device/aead_other.go).
func device() cipher.AEAD { return plain() }
