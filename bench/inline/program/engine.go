package main

import (
	"fmt"
	"net/netip"
	"os"
	"sync"
	"time"

	"github.com/tailscale/wireguard-go/tun"
	"go4.org/netipx"

	"tailscale.com/ipn/ipnstate"
	"tailscale.com/net/dns"
	"tailscale.com/tailcfg"
	"tailscale.com/tsd"
	"tailscale.com/types/ipproto"
	"tailscale.com/types/key"
	"tailscale.com/types/logger"
	"tailscale.com/types/views"
	"tailscale.com/wgengine"
	"tailscale.com/wgengine/filter"
	"tailscale.com/wgengine/router"
	"tailscale.com/wgengine/wgcfg"
)

// A node is an engine without a control server: what that would tell it is said by hand.
type node struct {
	private key.NodePrivate
	address netip.Prefix
	system  *tsd.System
	engine  wgengine.Engine
}

func newNode(address string, device tun.Device) *node {
	n := &node{private: key.NewNode(), address: netip.MustParsePrefix(address + "/32"), system: tsd.NewSystem()}
	engine, err := wgengine.NewUserspaceEngine(quiet, wgengine.Config{
		Router:        router.NewFake(quiet),
		Tun:           device,
		SetSubsystem:  n.system.Set,
		HealthTracker: n.system.HealthTracker.Get(),
		Metrics:       n.system.UserMetricsRegistry(),
		EventBus:      n.system.Bus.Get(),
	})
	if err != nil {
		fail("cannot start an engine: " + err.Error())
	}
	n.engine = engine
	n.system.Tun.Get().Start()
	return n
}

func quiet(f string, a ...any) {
	if os.Getenv("V") != "" {
		fmt.Fprintf(os.Stderr, f+"\n", a...)
	}
}

// view is what the control server would say of this node.
func (n *node) view(id int) tailcfg.NodeView {
	socket := n.system.MagicSock.Get()
	return (&tailcfg.Node{
		ID:         tailcfg.NodeID(id),
		StableID:   tailcfg.StableNodeID(fmt.Sprint("n", id)),
		Name:       fmt.Sprintf("node%d.", id),
		Key:        n.private.Public(),
		DiscoKey:   socket.DiscoPublicKey(),
		Addresses:  []netip.Prefix{n.address},
		AllowedIPs: []netip.Prefix{n.address},
		Endpoints:  []netip.AddrPort{netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), socket.LocalPort())},
		Cap:        tailcfg.CurrentCapabilityVersion,
	}).View()
}

// meet makes another node the only peer of this one.
func (n *node) meet(peer *node, self, other tailcfg.NodeView) {
	public := peer.private.Public()
	n.engine.SetFilter(rules(n.address, peer.address))
	n.engine.SetPeerByIPPacketFunc(func(to netip.Addr) (key.NodePublic, bool) { return public, peer.address.Contains(to) })
	n.engine.SetPeerConfigFunc(func(who key.NodePublic) (wgcfg.PeerConfig, bool) {
		return wgcfg.PeerConfig{AllowedIPs: []netip.Prefix{peer.address}}, who == public
	})
	n.engine.SetSelfNode(self)
	n.system.MagicSock.Get().SetNetworkMap(self, []tailcfg.NodeView{other})
	config := &wgcfg.Config{PrivateKey: n.private, Addresses: []netip.Prefix{n.address}}
	if err := n.engine.Reconfig(config, &router.Config{}, &dns.Config{}); err != nil {
		fail("cannot configure an engine: " + err.Error())
	}
}

// rules lets the peer's UDP and TCP come in, as a tailnet's policy would.
func rules(self, peer netip.Prefix) *filter.Filter {
	var ours netipx.IPSetBuilder
	ours.AddPrefix(self)
	set, err := ours.IPSet()
	if err != nil {
		fail(err.Error())
	}
	ports := filter.PortRange{First: 1, Last: 9999}
	match := filter.Match{
		IPProto: views.SliceOf([]ipproto.Proto{ipproto.TCP, ipproto.UDP}),
		Srcs:    []netip.Prefix{peer},
		Dsts:    []filter.NetPortRange{{Net: self, Ports: ports}},
	}
	return filter.New([]filter.Match{match}, nil, set, set, nil, logger.Discard)
}

// engines connects two nodes; packets go in at the first's TUN device and come out at the second's.
func engines(size int) path {
	const from, to = "100.64.0.1", "100.64.0.2"
	l := newLink(netip.MustParseAddr(from), netip.MustParseAddr(to), size)
	first := newNode(from, &source{end: end{"first"}, link: l})
	second := newNode(to, &sink{end: end{"second"}, link: l})
	firstView, secondView := first.view(1), second.view(2)
	first.meet(second, firstView, secondView)
	second.meet(first, secondView, firstView)
	first.find(secondView)
	second.find(firstView)
	within("send a first packet", func(sent func()) { l.send(1); sent() })
	return l.send
}

// find learns at which address a peer answers.
func (n *node) find(peer tailcfg.NodeView) {
	within("find each other", func(found func()) {
		n.system.MagicSock.Get().Ping(peer, &ipnstate.PingResult{}, 0, func(*ipnstate.PingResult) { found() })
	})
}

// within does what must be done soon.
func within(doing string, do func(done func())) {
	done := make(chan struct{})
	go do(sync.OnceFunc(func() { close(done) }))
	select {
	case <-done:
	case <-time.After(time.Minute):
		fail("the engines could not " + doing + " within a minute")
	}
}
