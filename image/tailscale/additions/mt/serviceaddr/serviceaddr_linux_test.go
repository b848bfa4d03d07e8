package serviceaddr

import (
	"net/netip"
	"os"
	"runtime"
	"syscall"
	"testing"

	"github.com/tailscale/netlink"
)

// inOwnNetwork gives the test an empty network of its own, with lo down, which only root can.
func inOwnNetwork(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs root")
	}
	runtime.LockOSThread() // never unlocked: the thread ends with the test and takes the network with it
	if err := syscall.Unshare(syscall.CLONE_NEWNET); err != nil {
		t.Skipf("no network namespace: %v", err)
	}
}

func listed(t *testing.T, addr netip.Addr) int {
	link, err := netlink.LinkByName(device)
	if err != nil {
		t.Fatal(err)
	}
	list, err := netlink.AddrList(link, netlink.FAMILY_ALL)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range list {
		if ip, ok := netip.AddrFromSlice(a.IP); ok && ip.Unmap() == addr {
			n++
		}
	}
	return n
}

func TestEnsure(t *testing.T) {
	inOwnNetwork(t)
	for _, text := range []string{"100.100.100.100", "fd7a:115c:a1e0::53"} {
		addr := netip.MustParseAddr(text)
		if addr.Is6() && ipv6Off() {
			t.Logf("%v left out: no IPv6 here", addr)
			continue
		}
		for range 2 { // the second time it is there from an earlier run
			if err := Ensure(addr); err != nil {
				t.Fatal(err)
			}
		}
		if n := listed(t, addr); n != 1 {
			t.Errorf("%v is on lo %d times", addr, n)
		}
	}
	link, _ := netlink.LinkByName(device)
	netlink.LinkSetDown(link)
	if err := Ensure(netip.MustParseAddr("100.100.100.100")); err != nil {
		t.Error(err)
	}
	if link, _ := netlink.LinkByName(device); link.Attrs().Flags&1 == 0 {
		t.Error("lo is still down")
	}
}
