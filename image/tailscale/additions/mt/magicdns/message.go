// Package magicdns serves DNS on an address of the kernel: it takes queries off UDP and TCP sockets and hands them to
// Tailscale's resolver. It stands where upstream has a TCP/IP stack of its own.
package magicdns

import (
	"encoding/binary"

	"golang.org/x/net/dns/dnsmessage"
)

const (
	headerLen = 12
	// maxQuery is the longest query taken over UDP, the same that the resolver takes over TCP.
	maxQuery = 4096
	// plainUDP is what every client can take in one datagram (RFC 1035); maxUDP is what we send at most to one that
	// says it can take more, so that no answer travels in fragments (the DNS flag day's number).
	plainUDP = 512
	maxUDP   = 1232

	flagResponse  = 0x8000
	flagTruncated = 0x0200
	flagRecurse   = 0x0080 // recursion available
	keepOfQuery   = 0x7900 // opcode and recursion desired
)

// query is what must be known of a query before and after the resolver works on it.
type query struct {
	raw      []byte
	question int // length of header and question; 0 if there is no question that can be read
	edns     bool
	limit    int // bytes that the client takes over UDP
}

// parse reads b. It gives false for what must not be answered at all: no header, or itself an answer, which would make
// two servers talk to each other for ever.
func parse(b []byte) (q query, ok bool) {
	if len(b) < headerLen || binary.BigEndian.Uint16(b[2:])&flagResponse != 0 {
		return query{}, false
	}
	q = query{raw: b, question: questionEnd(b), limit: plainUDP}
	q.edns, q.limit = clientLimit(b)
	return q, true
}

// questionEnd gives where the only question of b ends, or 0.
func questionEnd(b []byte) int {
	if binary.BigEndian.Uint16(b[4:]) != 1 {
		return 0
	}
	for i := headerLen; i < len(b); i += int(b[i]) + 1 {
		switch {
		case b[i] == 0 && i+5 <= len(b):
			return i + 5 // root label, type, class
		case b[i] == 0 || b[i] > 63: // cut off, or a pointer, which has nothing to point to in a first name
			return 0
		}
	}
	return 0
}

// clientLimit gives whether b has an EDNS record, and how many bytes its sender takes over UDP.
func clientLimit(b []byte) (edns bool, limit int) {
	var p dnsmessage.Parser
	if _, err := p.Start(b); err != nil {
		return false, plainUDP
	}
	if p.SkipAllQuestions() != nil || p.SkipAllAnswers() != nil || p.SkipAllAuthorities() != nil {
		return false, plainUDP
	}
	for {
		h, err := p.AdditionalHeader()
		if err != nil {
			return false, plainUDP
		}
		if h.Type == dnsmessage.TypeOPT {
			return true, min(max(int(h.Class), plainUDP), maxUDP)
		}
		if p.SkipAdditional() != nil {
			return false, plainUDP
		}
	}
}

// failure is an answer to q that says only what is wrong.
func (q query) failure(code dnsmessage.RCode) []byte {
	return q.short(binary.BigEndian.Uint16(q.raw[2:])&keepOfQuery | flagResponse | flagRecurse | uint16(code))
}

// fit gives answer, or if it is longer than the client takes over UDP, a short one that tells it to ask over TCP.
func (q query) fit(answer []byte) []byte {
	if len(answer) <= q.limit || len(answer) < headerLen {
		return answer
	}
	return q.short(binary.BigEndian.Uint16(answer[2:]) | flagTruncated)
}

// short is header, question and, if the client knows EDNS, an EDNS record.
func (q query) short(flags uint16) []byte {
	b := make([]byte, headerLen, max(q.question, headerLen)+11)
	copy(b, q.raw[:2])
	binary.BigEndian.PutUint16(b[2:], flags)
	if q.question > 0 {
		b[5] = 1
		b = append(b, q.raw[headerLen:q.question]...)
	}
	if q.edns {
		b[11] = 1
		b = append(b, 0, 0, 41, maxUDP>>8, maxUDP&0xff, 0, 0, 0, 0, 0, 0) // root, OPT, size, no flags, no options
	}
	return b
}
