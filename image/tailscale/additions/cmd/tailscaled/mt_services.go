//go:build linux && ts_omit_netstack

package main

import (
	"context"
	"errors"
	"fmt"

	"tailscale.com/ipn"
	"tailscale.com/ipn/ipnlocal"
	"tailscale.com/mt/reaper"
	"tailscale.com/mt/serviceaddr"
	"tailscale.com/mt/services"
	"tailscale.com/tsd"
	"tailscale.com/types/logger"
	"tailscale.com/types/netmap"
	"tailscale.com/types/views"
)

// This file takes the place of netstack.go in a build without netstack.
func init() {
	hookNewNetstack.Set(func(logf logger.Logf, sys *tsd.System, _ bool) (tsd.NetstackImpl, error) {
		return &mtServices{logf: logf, sys: sys}, nil
	})
}

// mtServices is not given to sys: nobody shall take it for a network stack.
type mtServices struct {
	logf logger.Logf
	sys  *tsd.System
}

// Start is called once, when the engine is there and before the node logs in.
func (s *mtServices) Start(b tsd.LocalBackend) error {
	lb, ok := b.(*ipnlocal.LocalBackend)
	if !ok {
		return fmt.Errorf("unexpected backend %T", b)
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer cancel()
		<-s.sys.Engine.Get().Done() // closed when the daemon shuts down
	}()
	go reaper.IfInit(ctx)
	services.Start(ctx, s.logf, s.sys.DNSManager.Get(), func() error { return mtReady(lb) }, serviceaddr.Ensure)
	return nil
}

func mtReady(lb *ipnlocal.LocalBackend) error {
	if state := lb.State(); state != ipn.Running {
		return fmt.Errorf("not running: %v", state)
	}
	if nm := lb.NetMapNoPeers(); nm == nil || nm.GetAddresses().Len() == 0 {
		return errors.New("the node has no tailnet address yet")
	}
	return nil
}

func (*mtServices) UpdateNetstackIPs(*netmap.NetworkMap)             {}
func (*mtServices) UpdateIPServiceMappings(netmap.IPServiceMappings) {}
func (*mtServices) UpdateActiveVIPServices(views.Slice[string])      {}
