package services

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

var four, six = netip.MustParseAddr("100.100.100.100"), netip.MustParseAddr("fd7a:115c:a1e0::53")

func TestSplit(t *testing.T) {
	at, rest := split([]string{"100.100.100.100:1", "[fd7a:115c:a1e0::53]:2", ":3", "name:4", "1.2.3.4:5"}, []netip.Addr{four, six})
	if !slices.Equal(at[four], []string{"100.100.100.100:1"}) || !slices.Equal(at[six], []string{"[fd7a:115c:a1e0::53]:2"}) {
		t.Errorf("%v", at)
	}
	if !slices.Equal(rest, []string{":3", "name:4", "1.2.3.4:5"}) {
		t.Errorf("%v", rest)
	}
}

func TestHoldLooksAgainAndEndsWhatLivesThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked, gone := 0, errors.New("gone")
		ensure := func(netip.Addr) error {
			if asked++; asked == 4 {
				return gone
			}
			return nil
		}
		var life context.Context
		began := time.Now()
		err := hold(t.Context(), four, ensure, func(ctx context.Context) { life = ctx })
		if err != gone || life.Err() == nil {
			t.Errorf("hold gave %v, its life %v", err, life.Err())
		}
		if d := time.Since(began); d != 3*checkEvery {
			t.Errorf("it took %v", d)
		}
	})
}

func TestHoldStartsNothingWithoutAnAddress(t *testing.T) {
	no := errors.New("no")
	err := hold(t.Context(), six, func(netip.Addr) error { return no }, func(context.Context) { t.Error("started") })
	if err != no {
		t.Errorf("got %v", err)
	}
}
