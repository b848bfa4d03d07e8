module mikrotik-tailscale/image/tailscale

go 1.27.3

toolchain go1.27.4

require tailscale.com v1.104.5
