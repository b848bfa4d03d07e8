//go:build linux

package osrouter

import (
	"log"
	"sync"

	"github.com/google/nftables"
)

// netfilterAnswers reports whether the kernel lets us speak nftables. RouterOS does not: every change of the
// configuration would then fail at the firewall, and the node would have a warning for ever.
var netfilterAnswers = sync.OnceValue(func() bool {
	conn, err := nftables.New()
	if err == nil {
		_, err = conn.ListTables()
	}
	if err != nil {
		log.Printf("mt: no firewall in this container: the kernel does not let us use nftables (%v)", err)
	}
	return err == nil
})
