// Package services is what a node without a TCP/IP stack of its own offers on Tailscale's service addresses: MagicDNS and
// a health check. It lives on sockets of the kernel.
package services

import (
	"context"
	"net"
	"net/netip"
	"os"
	"time"

	"tailscale.com/mt/healthz"
	"tailscale.com/mt/keep"
	"tailscale.com/mt/magicdns"
	"tailscale.com/net/tsaddr"
	"tailscale.com/types/logger"
)

const (
	dnsPort    = 53
	healthPort = 9002
	// checkEvery is how often a service address is looked for and put back if somebody took it away.
	checkEvery = 30 * time.Second
)

// Start serves until ctx ends and returns at once. ready gives nil while the node is up, else what it is waiting for.
// ensure puts an address on this host, if it is not there already.
func Start(ctx context.Context, logf logger.Logf, resolver magicdns.Resolver, ready func() error, ensure func(netip.Addr) error) {
	addrs := []netip.Addr{tsaddr.TailscaleServiceIP(), tsaddr.TailscaleServiceIPv6()}
	var defaults []string
	for _, a := range addrs {
		defaults = append(defaults, netip.AddrPortFrom(a, healthPort).String())
	}
	health, err := healthz.Addrs(os.Getenv, defaults)
	if err != nil {
		logf("mt: health check: %v", err)
	}
	byAddr, elsewhere := split(health, addrs)
	startHealth := func(ctx context.Context, all []string) {
		for _, at := range all {
			go keep.Running(ctx, logf, "health check on "+at, func(ctx context.Context) error {
				ln, err := net.Listen("tcp", at)
				if err != nil {
					return err
				}
				return healthz.Serve(ctx, ln, ready)
			})
		}
	}

	startHealth(ctx, elsewhere)
	dns := magicdns.New(resolver, logf)
	for _, a := range addrs {
		at := netip.AddrPortFrom(a, dnsPort)
		go keep.Running(ctx, logf, "service address "+a.String(), func(ctx context.Context) error {
			return hold(ctx, a, ensure, func(ctx context.Context) {
				go keep.Running(ctx, logf, "MagicDNS on "+a.String(), func(ctx context.Context) error {
					return dns.Serve(ctx, at)
				})
				startHealth(ctx, byAddr[a])
			})
		})
	}
}

// split tells which of the places to listen on are at one of addrs.
func split(places []string, addrs []netip.Addr) (byAddr map[netip.Addr][]string, elsewhere []string) {
	byAddr = map[netip.Addr][]string{}
	for _, a := range addrs {
		byAddr[a] = nil
	}
	for _, at := range places {
		ap, err := netip.ParseAddrPort(at)
		if _, known := byAddr[ap.Addr()]; err == nil && known {
			byAddr[ap.Addr()] = append(byAddr[ap.Addr()], at)
		} else {
			elsewhere = append(elsewhere, at)
		}
	}
	return byAddr, elsewhere
}

// hold keeps addr on this host. start begins what lives on it and ends with the context that it gets.
func hold(ctx context.Context, addr netip.Addr, ensure func(netip.Addr) error, start func(context.Context)) error {
	if err := ensure(addr); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	start(ctx)
	tick := time.NewTicker(checkEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			if err := ensure(addr); err != nil {
				return err
			}
		}
	}
}
