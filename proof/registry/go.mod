// What the tests of signing judge with: real registry, built from this module alone.
module mikrotik-tailscale/proof/registry
go 1.26.4

toolchain go1.26.8

require github.com/google/go-containerregistry v0.20.7
