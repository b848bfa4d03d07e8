// A program that leans on everything the Go runtime reads from the tables that mt takes apart: see README.md.
module mikrotik-tailscale/proof/safety

go 1.27.3

toolchain go1.27.4
