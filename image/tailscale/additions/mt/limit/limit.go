// Package limit bounds how many connections a listener has open at once: memory is what a router has least of.
package limit

import (
	"net"
	"sync"
)

// Listener accepts at most max connections at a time. More are closed at once, so that a client learns it soon, instead
// of waiting in a queue behind idle ones.
func Listener(ln net.Listener, max int) net.Listener {
	return &listener{Listener: ln, slots: make(chan struct{}, max)}
}

type listener struct {
	net.Listener
	slots chan struct{}
}

func (l *listener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.slots <- struct{}{}:
			return &conn{Conn: c, release: sync.OnceFunc(func() { <-l.slots })}, nil
		default:
			c.Close()
		}
	}
}

type conn struct {
	net.Conn
	release func()
}

func (c *conn) Close() error {
	err := c.Conn.Close()
	c.release()
	return err
}
