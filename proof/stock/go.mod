// The peer of the tests: stock, complete Tailscale, one version behind ours, as peers are.
module mikrotik-tailscale/proof/stock

go 1.26.6

toolchain go1.26.8

require tailscale.com v1.102.4
