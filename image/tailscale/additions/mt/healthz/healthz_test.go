package healthz

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func serve(t *testing.T, ready func() error) string {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, ln, ready) }()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("Serve gave %v", err)
			}
		case <-time.After(5 * time.Second):
			t.Error("Serve did not end")
		}
	})
	return "http://" + ln.Addr().String()
}

func ask(t *testing.T, method, url string) (int, string) {
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func TestAnswers(t *testing.T) {
	var up atomic.Bool
	url := serve(t, func() error {
		if up.Load() {
			return nil
		}
		return errors.New("not yet")
	})
	if code, body := ask(t, "GET", url+Path); code != 503 || body != "not yet\n" {
		t.Errorf("before: %d %q", code, body)
	}
	up.Store(true)
	for _, c := range []struct {
		method, path string
		code         int
		body         string
	}{
		{"GET", Path, 200, "ok\n"},
		{"HEAD", Path, 200, ""},
		{"POST", Path, 405, "only GET and HEAD\n"},
		{"GET", "/", 404, "there is only /healthz\n"},
		{"GET", "/healthz/", 404, "there is only /healthz\n"},
	} {
		if code, body := ask(t, c.method, url+c.path); code != c.code || body != c.body {
			t.Errorf("%s %s: %d %q", c.method, c.path, code, body)
		}
	}
}

func TestEndlessHeadersAreCutOff(t *testing.T) {
	url := serve(t, func() error { return nil })
	req, _ := http.NewRequest("GET", url+Path, nil)
	req.Header.Set("X", strings.Repeat("x", 64<<10))
	resp, err := http.DefaultClient.Do(req)
	if err == nil {
		resp.Body.Close()
		if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("status %d", resp.StatusCode)
		}
	}
}

func TestAddrs(t *testing.T) {
	defaults := []string{"a:1", "b:1"}
	for _, c := range []struct {
		enable, at string
		want       string
		problem    bool
	}{
		{"", "", "a:1 b:1", false},
		{"true", "", "a:1 b:1", false},
		{"false", "", "", false},
		{"0", "1.2.3.4:5", "", false},
		{"yes", "", "a:1 b:1", true},
		{"", "1.2.3.4:5", "1.2.3.4:5", false},
		{"", "[::]:9002", "[::]:9002", false},
		{"", ":9002", ":9002", false},
		{"", "9002", "", true},
		{"", "::1:9002", "", true},
		{"", "1.2.3.4:http", "", true},
		{"", "1.2.3.4:70000", "", true},
	} {
		env := map[string]string{"TS_ENABLE_HEALTH_CHECK": c.enable, "TS_LOCAL_ADDR_PORT": c.at}
		got, err := Addrs(func(k string) string { return env[k] }, defaults)
		if strings.Join(got, " ") != c.want || (err != nil) != c.problem {
			t.Errorf("%q %q: %v, %v", c.enable, c.at, got, err)
		}
	}
}
