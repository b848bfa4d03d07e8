// Package serviceaddr puts Tailscale's service addresses on the loopback interface, where the kernel itself answers for
// them: to the container, and to every host that routes 100.100.100.100 through it.
package serviceaddr

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"strings"
	"syscall"

	"github.com/tailscale/netlink"
	"go4.org/netipx"
	"golang.org/x/sys/unix"
)

const device = "lo"

// errIPv6Off is what Ensure gives for an IPv6 address where the kernel has no IPv6, or has it turned off on lo.
var errIPv6Off = errors.New("IPv6 is turned off here")

// Ensure brings lo up and puts addr on it, if that is not so already. An address that an earlier run left is fine.
func Ensure(addr netip.Addr) error {
	if addr.Is6() && ipv6Off() {
		return errIPv6Off
	}
	link, err := netlink.LinkByName(device)
	if err != nil {
		return fmt.Errorf("looking for the interface %s: %w", device, err)
	}
	if link.Attrs().Flags&net.FlagUp == 0 {
		if err := netlink.LinkSetUp(link); err != nil {
			return fmt.Errorf("bringing %s up: %w", device, err)
		}
	}
	// Asked first: adding it again would wake everything that watches for changes of the network.
	if present, err := has(link, addr); err != nil || present {
		return err
	}
	want := &netlink.Addr{IPNet: netipx.PrefixIPNet(netip.PrefixFrom(addr, addr.BitLen()))}
	if addr.Is4() {
		// Scope host: the kernel must never choose it as the source of a packet to somewhere else.
		want.Scope = unix.RT_SCOPE_HOST
	} else {
		// No search for duplicates: until that ends one cannot listen on the address.
		want.Flags = unix.IFA_F_NODAD
	}
	if err := netlink.AddrAdd(link, want); err != nil && !errors.Is(err, syscall.EEXIST) {
		return fmt.Errorf("putting %v on %s: %w", addr, device, err)
	}
	return nil
}

func has(link netlink.Link, addr netip.Addr) (bool, error) {
	family := netlink.FAMILY_V4
	if addr.Is6() {
		family = netlink.FAMILY_V6
	}
	list, err := netlink.AddrList(link, family)
	if err != nil {
		return false, fmt.Errorf("reading the addresses of %s: %w", device, err)
	}
	for _, a := range list {
		if ip, ok := netip.AddrFromSlice(a.IP); ok && ip.Unmap() == addr {
			return true, nil
		}
	}
	return false, nil
}

// ipv6Off reads the knob that the kernel has only where it has IPv6. What cannot be read is not taken for an answer.
func ipv6Off() bool {
	b, err := os.ReadFile("/proc/sys/net/ipv6/conf/" + device + "/disable_ipv6")
	if errors.Is(err, fs.ErrNotExist) {
		_, err := os.Stat("/proc/sys/net/ipv4") // no IPv6, or no /proc at all?
		return err == nil
	}
	return err == nil && strings.TrimSpace(string(b)) == "1"
}
