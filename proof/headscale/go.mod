// The control plane of the tests: real headscale, built from this module alone.
module mikrotik-tailscale/proof/headscale

go 1.26.4

toolchain go1.26.8

require github.com/juanfont/headscale v0.29.1
