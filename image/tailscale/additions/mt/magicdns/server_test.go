package magicdns

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// echo answers every query with an answer of size bytes; with hold set, only once that is closed.
type echo struct {
	size int
	err  error
	hold chan struct{}
}

func (e *echo) Query(_ context.Context, b []byte, _ string, _ netip.AddrPort) ([]byte, error) {
	if e.hold != nil {
		<-e.hold
	}
	if e.err != nil {
		return nil, e.err
	}
	a := make([]byte, max(e.size, len(b)))
	copy(a, b)
	a[2] |= 0x80
	return a, nil
}

func (e *echo) HandleTCPConn(c net.Conn, _ netip.AddrPort) { io.Copy(c, c) }

func start(t *testing.T, r Resolver) netip.AddrPort {
	// A port that is free for TCP is nearly always free for UDP; the kernel cannot give one that is free for both.
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := netip.MustParseAddrPort(ln.Addr().String())
	ln.Close()
	ctx, cancel := context.WithCancel(context.Background())
	up, down := make(chan struct{}), make(chan error, 1)
	logf := func(f string, _ ...any) {
		if strings.Contains(f, "MagicDNS answers") {
			close(up)
		}
	}
	s := New(r, logf)
	go func() { down <- s.Serve(ctx, addr) }()
	select {
	case <-up:
	case err := <-down:
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		select {
		case <-down:
		case <-time.After(5 * time.Second):
			t.Error("Serve did not end")
		}
	})
	return addr
}

func dial(t *testing.T, network string, addr netip.AddrPort) net.Conn {
	c, err := net.Dial(network, addr.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(5 * time.Second))
	return c
}

func exchange(t *testing.T, c net.Conn, q []byte) []byte {
	if _, err := c.Write(q); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 65535)
	n, err := c.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return b[:n]
}

func rcode(b []byte) dnsmessage.RCode { return dnsmessage.RCode(b[3] & 15) }

func TestUDPAnswersAndCutsLongOnes(t *testing.T) {
	c := dial(t, "udp", start(t, &echo{size: 1000}))
	if a := exchange(t, c, ask(t, "a.example.", 1232)); len(a) != 1000 {
		t.Errorf("%d bytes", len(a))
	}
	if a := exchange(t, c, ask(t, "a.example.", 0)); len(a) > 512 || binary.BigEndian.Uint16(a[2:])&flagTruncated == 0 {
		t.Errorf("not cut: %x", a)
	}
}

func TestUDPBadQueries(t *testing.T) {
	c := dial(t, "udp", start(t, &echo{}))
	c.Write(nil)
	c.Write([]byte{1, 2, 3})
	if a := exchange(t, c, make([]byte, 20)); rcode(a) != dnsmessage.RCodeFormatError {
		t.Errorf("no question: %x", a)
	}
	huge := append(ask(t, "a.example.", 0), make([]byte, 60000)...)
	if a := exchange(t, c, huge); rcode(a) != dnsmessage.RCodeFormatError {
		t.Errorf("huge: %x", a)
	}
	if a := exchange(t, c, ask(t, "a.example.", 0)); rcode(a) != dnsmessage.RCodeSuccess {
		t.Errorf("a good one after bad ones: %x", a)
	}
}

func TestUDPResolverFails(t *testing.T) {
	c := dial(t, "udp", start(t, &echo{err: errors.New("no")}))
	if a := exchange(t, c, ask(t, "a.example.", 0)); rcode(a) != dnsmessage.RCodeServerFailure {
		t.Errorf("%x", a)
	}
}

func TestUDPMoreThanCanWait(t *testing.T) {
	r := &echo{hold: make(chan struct{})}
	c := dial(t, "udp", start(t, r))
	q := ask(t, "a.example.", 0)
	for range maxInFlight {
		c.Write(q)
	}
	if a := exchange(t, c, q); rcode(a) != dnsmessage.RCodeServerFailure {
		t.Errorf("one too many: %x", a)
	}
	close(r.hold)
	b := make([]byte, 600)
	for i := range maxInFlight {
		if _, err := c.Read(b); err != nil {
			t.Fatalf("answer %d: %v", i, err)
		}
	}
}

func TestTCP(t *testing.T) {
	addr := start(t, &echo{})
	c := dial(t, "tcp", addr)
	if a := exchange(t, c, []byte("hello")); string(a) != "hello" {
		t.Errorf("%q", a)
	}
}

func TestTCPIsClosedAtTheEnd(t *testing.T) {
	var c net.Conn
	t.Run("server", func(t *testing.T) {
		addr := start(t, &echo{})
		var err error
		if c, err = net.Dial("tcp", addr.String()); err != nil {
			t.Fatal(err)
		}
		exchange(t, c, []byte("x"))
	})
	c.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := c.Read(make([]byte, 1)); err == nil || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the connection is still open: %v", err)
	}
	c.Close()
}

func TestServeSaysWhatIsInTheWay(t *testing.T) {
	blocker, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer blocker.Close()
	s := New(&echo{}, t.Logf)
	err = s.Serve(context.Background(), netip.MustParseAddrPort(blocker.LocalAddr().String()))
	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("got %v", err)
	}
}
