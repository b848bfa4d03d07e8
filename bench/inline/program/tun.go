package main

import (
	"encoding/binary"
	"net/netip"
	"os"
	"sync/atomic"

	"github.com/tailscale/wireguard-go/tun"
)

const (
	batch  = 16 // packets in a read of the TUN device, about what a busy one gives
	window = 64 // packets under way: few enough for the socket's buffer
)

// A link is two TUN devices: what goes into the source and through the tailnet comes out of the sink.
type link struct {
	packet []byte        // one UDP packet, sent again and again
	wanted chan int      // packets to send
	room   chan struct{} // holds one token for each packet under way
	came   atomic.Int64
	done   chan struct{} // a word when the last of those that were wanted has come
	target atomic.Int64
}

func newLink(from, to netip.Addr, size int) *link {
	return &link{
		packet: udp(from, to, size),
		wanted: make(chan int),
		room:   make(chan struct{}, window),
		done:   make(chan struct{}, 1),
	}
}

// send puts a number of packets in and waits until all have come out.
func (l *link) send(count int) {
	l.came.Store(0)
	l.target.Store(int64(count))
	l.wanted <- count
	<-l.done
}

// An end is what both TUN devices have in common.
type end struct{ name string }

func (e end) Close() error             { return nil }
func (e end) Events() <-chan tun.Event { return nil }
func (e end) File() *os.File           { return nil }
func (e end) MTU() (int, error)        { return 1500, nil }
func (e end) Name() (string, error)    { return e.name, nil }
func (e end) BatchSize() int           { return batch }

type source struct {
	end
	link *link
	left int
}

func (s *source) Write(packets [][]byte, _ int) (int, error) { return len(packets), nil }

func (s *source) Read(slab []byte, packets []tun.ReadPacket) (int, error) {
	if s.left == 0 {
		s.left = <-s.link.wanted
	}
	n, offset := 0, tun.ReadPacketSpacing
	for n < min(batch, s.left, len(packets)) && offset+len(s.link.packet)+tun.ReadPacketSpacing <= len(slab) {
		if n == 0 {
			s.link.room <- struct{}{}
		} else {
			select {
			case s.link.room <- struct{}{}:
			default:
				s.left -= n
				return n, nil
			}
		}
		packets[n] = tun.ReadPacket{Offset: offset, Size: copy(slab[offset:], s.link.packet)}
		offset += len(s.link.packet) + tun.ReadPacketSpacing
		n++
	}
	s.left -= n
	return n, nil
}

type sink struct {
	end
	link *link
}

func (s *sink) Read([]byte, []tun.ReadPacket) (int, error) { select {} }

func (s *sink) Write(packets [][]byte, offset int) (int, error) {
	for _, each := range packets {
		if len(each)-offset != len(s.link.packet) {
			continue // the engines' own
		}
		<-s.link.room
		if s.link.came.Add(1) == s.link.target.Load() {
			s.link.done <- struct{}{}
		}
	}
	return len(packets), nil
}

// udp makes an IPv4 packet with a UDP datagram in it, of size bytes in all.
func udp(from, to netip.Addr, size int) []byte {
	const header = 20
	b := make([]byte, size)
	b[0], b[8], b[9] = 0x45, 64, 17
	binary.BigEndian.PutUint16(b[2:], uint16(size))
	copy(b[12:], from.AsSlice())
	copy(b[16:], to.AsSlice())
	binary.BigEndian.PutUint16(b[10:], sum(b[:header]))
	binary.BigEndian.PutUint16(b[header:], 4000)
	binary.BigEndian.PutUint16(b[header+2:], 4001)
	binary.BigEndian.PutUint16(b[header+4:], uint16(size-header))
	return b
}

// sum is the Internet checksum (RFC 1071) of a header.
func sum(header []byte) uint16 {
	var all uint32
	for i := 0; i < len(header); i += 2 {
		all += uint32(binary.BigEndian.Uint16(header[i:]))
	}
	for all > 0xffff {
		all = all>>16 + all&0xffff
	}
	return ^uint16(all)
}
