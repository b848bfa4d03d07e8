// What the tests of signing judge with: real cosign, built from this module alone.
module mikrotik-tailscale/proof/cosign
go 1.26.4

toolchain go1.26.8

require github.com/sigstore/cosign/v3 v3.0.4
