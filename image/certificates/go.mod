// The root certificates of the image: Mozilla's list, as a Go module, checked by go.sum like Tailscale itself.
// Nothing is compiled from it; the build reads bundle/bundle.go and bundle/bundle.der (docs/decisions/0007-certificates.md).
module mikrotik-tailscale/image/certificates

go 1.26.0

require golang.org/x/crypto/x509roots/fallback v0.0.0-20261030153154-30a33513ff6d
