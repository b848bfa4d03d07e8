package magicdns

import (
	"bytes"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// ask builds a query for name; edns is the size that it offers, 0 for no EDNS.
func ask(t testing.TB, name string, edns int) []byte {
	b := dnsmessage.NewBuilder(nil, dnsmessage.Header{ID: 0xabcd, RecursionDesired: true})
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(b.StartQuestions())
	check(b.Question(dnsmessage.Question{Name: dnsmessage.MustNewName(name), Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET}))
	if edns > 0 {
		check(b.StartAdditionals())
		var h dnsmessage.ResourceHeader
		check(h.SetEDNS0(edns, dnsmessage.RCodeSuccess, false))
		check(b.OPTResource(h, dnsmessage.OPTResource{}))
	}
	out, err := b.Finish()
	check(err)
	return out
}

func TestNotAnswered(t *testing.T) {
	answer := ask(t, "a.example.", 0)
	answer[2] |= 0x80
	for name, b := range map[string][]byte{"empty": nil, "short": make([]byte, 11), "an answer": answer} {
		if _, ok := parse(b); ok {
			t.Errorf("%s: would be answered", name)
		}
	}
}

func TestClientLimit(t *testing.T) {
	for edns, want := range map[int]int{0: 512, 100: 512, 512: 512, 1000: 1000, 1232: 1232, 4096: 1232, 65535: 1232} {
		q, ok := parse(ask(t, "a.example.", edns))
		if !ok || q.limit != want || q.edns != (edns > 0) {
			t.Errorf("EDNS %d: limit %d, edns %v", edns, q.limit, q.edns)
		}
	}
}

func TestQuestionThatCannotBeRead(t *testing.T) {
	good := ask(t, "abc.example.", 0)
	for cut := headerLen; cut < len(good); cut++ {
		if end := questionEnd(good[:cut]); end != 0 {
			t.Errorf("cut to %d bytes: end %d", cut, end)
		}
	}
	pointer := bytes.Clone(good)
	pointer[headerLen] = 0xc0
	two := bytes.Clone(good)
	two[5] = 2
	for name, b := range map[string][]byte{"pointer": pointer, "two questions": two} {
		if end := questionEnd(b); end != 0 {
			t.Errorf("%s: end %d", name, end)
		}
	}
	if end := questionEnd(good); end != len(good) {
		t.Errorf("good one: end %d of %d", end, len(good))
	}
}

func TestFailureCanBeRead(t *testing.T) {
	for _, edns := range []int{0, 1400} {
		q, _ := parse(ask(t, "a.example.", edns))
		var m dnsmessage.Message
		if err := m.Unpack(q.failure(dnsmessage.RCodeServerFailure)); err != nil {
			t.Fatal(err)
		}
		if m.ID != 0xabcd || !m.Response || m.RCode != dnsmessage.RCodeServerFailure || !m.RecursionDesired {
			t.Errorf("header %+v", m.Header)
		}
		if len(m.Questions) != 1 || m.Questions[0].Name.String() != "a.example." {
			t.Errorf("questions %v", m.Questions)
		}
		if (len(m.Additionals) == 1) != (edns > 0) {
			t.Errorf("additionals %v", m.Additionals)
		}
	}
	bad, _ := parse([]byte{1, 2, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0})
	if a := bad.failure(dnsmessage.RCodeFormatError); len(a) != headerLen || a[3]&15 != 1 || a[5] != 0 {
		t.Errorf("answer without a question: %x", a)
	}
}

func TestLongAnswerAsksForTCP(t *testing.T) {
	q, _ := parse(ask(t, "a.example.", 0))
	long := make([]byte, 513)
	copy(long, q.raw)
	long[2], long[3] = 0x85, 0x83 // an authoritative NXDOMAIN
	var m dnsmessage.Message
	if err := m.Unpack(q.fit(long)); err != nil {
		t.Fatal(err)
	}
	if !m.Truncated || m.RCode != dnsmessage.RCodeNameError || !m.Authoritative || len(m.Questions) != 1 {
		t.Errorf("%+v", m)
	}
	if got := q.fit(long[:512]); len(got) != 512 {
		t.Errorf("an answer that fits was cut to %d", len(got))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(ask(f, "a.example.", 1232))
	f.Fuzz(func(t *testing.T, b []byte) {
		if q, ok := parse(b); ok {
			q.failure(dnsmessage.RCodeFormatError)
			q.fit(append(bytes.Clone(b), make([]byte, 2000)...))
		}
	})
}
