package magicdns

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"

	"tailscale.com/mt/limit"
	"tailscale.com/types/logger"
)

const (
	// maxInFlight bounds the queries over UDP that wait for the resolver. The resolver itself stops at 256 of any kind.
	maxInFlight = 128
	// maxConns bounds the clients over TCP on one address. The resolver closes idle ones after 45 s.
	maxConns = 32
)

// Resolver is the part of Tailscale's dns.Manager that answers.
type Resolver interface {
	Query(ctx context.Context, query []byte, family string, from netip.AddrPort) ([]byte, error)
	HandleTCPConn(conn net.Conn, from netip.AddrPort)
}

// Server serves DNS on any number of addresses.
type Server struct {
	Resolver Resolver
	Logf     logger.Logf
	slots    chan struct{}
}

// New gives a server whose addresses share one bound on queries in flight.
func New(r Resolver, logf logger.Logf) *Server {
	return &Server{Resolver: r, Logf: logf, slots: make(chan struct{}, maxInFlight)}
}

// Serve answers on addr, UDP and TCP, until ctx ends or something fails.
func (s *Server) Serve(ctx context.Context, addr netip.AddrPort) error {
	udp, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(addr))
	if err != nil {
		return fmt.Errorf("listening for DNS over UDP: %w", err)
	}
	defer udp.Close()
	tcp, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(addr))
	if err != nil {
		return fmt.Errorf("listening for DNS over TCP: %w", err)
	}
	defer tcp.Close()
	s.Logf("mt: MagicDNS answers on %v", addr)

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	failed := make(chan error, 2)
	go func() { failed <- s.serveUDP(ctx, udp) }()
	go func() { failed <- s.serveTCP(ctx, limit.Listener(tcp, maxConns)) }()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-failed:
		return err
	}
}

// serveTCP gives each connection to the resolver, and closes those still open when ctx ends.
func (s *Server) serveTCP(ctx context.Context, ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("accepting DNS over TCP: %w", err)
		}
		from, err := netip.ParseAddrPort(c.RemoteAddr().String())
		if err != nil {
			c.Close()
			continue
		}
		go func() {
			stop := context.AfterFunc(ctx, func() { c.Close() })
			defer stop()
			defer c.Close()
			s.Resolver.HandleTCPConn(c, from)
		}()
	}
}
