package magicdns

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"

	"golang.org/x/net/dns/dnsmessage"
)

// serveUDP answers what comes in on c until c is closed. c is bound to the service address, so that answers come from it.
func (s *Server) serveUDP(ctx context.Context, c *net.UDPConn) error {
	buf := make([]byte, maxQuery+1)
	for {
		n, from, err := c.ReadFromUDPAddrPort(buf)
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading DNS queries over UDP: %w", err)
		}
		q, ok := parse(buf[:n])
		if !ok {
			continue
		}
		if n > maxQuery || q.question == 0 {
			c.WriteToUDPAddrPort(q.failure(dnsmessage.RCodeFormatError), from)
			continue
		}
		select {
		case s.slots <- struct{}{}:
			q.raw = append([]byte(nil), q.raw...)
			go func() {
				defer func() { <-s.slots }()
				if a := s.answer(ctx, q, from); a != nil {
					c.WriteToUDPAddrPort(a, from)
				}
			}()
		default: // so many are waiting that the answer "not now" is worth more than one more
			c.WriteToUDPAddrPort(q.failure(dnsmessage.RCodeServerFailure), from)
		}
	}
}

func (s *Server) answer(ctx context.Context, q query, from netip.AddrPort) []byte {
	// The resolver works in place of a query (it changes the EDNS size); q keeps the original for our own answers.
	a, err := s.Resolver.Query(ctx, append([]byte(nil), q.raw...), "udp", from)
	if len(a) > 0 {
		return q.fit(a)
	}
	if err == nil || ctx.Err() != nil || errors.Is(err, net.ErrClosed) {
		return nil
	}
	s.Logf("[v1] mt: DNS query from %v: %v", from, err)
	return q.failure(dnsmessage.RCodeServerFailure)
}
