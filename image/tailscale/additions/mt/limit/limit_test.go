package limit

import (
	"net"
	"testing"
	"time"
)

func TestOneTooManyIsClosedAndASlotComesBack(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer inner.Close()
	ln := Listener(inner, 1)
	accepted := make(chan net.Conn, 4)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			accepted <- c
		}
	}()
	dial := func() net.Conn {
		c, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		c.SetReadDeadline(time.Now().Add(5 * time.Second))
		t.Cleanup(func() { c.Close() })
		return c
	}

	dial()
	first := <-accepted
	if _, err := dial().Read(make([]byte, 1)); err == nil {
		t.Fatal("the second connection got data")
	} else if e, ok := err.(net.Error); ok && e.Timeout() {
		t.Fatal("the second connection was left waiting")
	}
	first.Close()
	first.Close() // twice gives back one slot only
	dial()
	second := <-accepted
	if _, err := dial().Read(make([]byte, 1)); err == nil {
		t.Fatal("a slot too many came back")
	}
	second.Close()
}
