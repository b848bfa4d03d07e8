package healthz

import (
	"fmt"
	"net"
	"strconv"
)

// Addrs gives where to serve, from the variables TS_ENABLE_HEALTH_CHECK and TS_LOCAL_ADDR_PORT: nowhere if it is turned
// off, at the one address that is asked for, else at the defaults. An error says which variable cannot be read; what is
// returned with it is to be used all the same.
func Addrs(getenv func(string) string, defaults []string) ([]string, error) {
	var problem error
	if s := getenv("TS_ENABLE_HEALTH_CHECK"); s != "" {
		on, err := strconv.ParseBool(s)
		if err != nil {
			problem = fmt.Errorf("TS_ENABLE_HEALTH_CHECK is %q; it can be true or false, and counts as true now", s)
		} else if !on {
			return nil, nil
		}
	}
	at := getenv("TS_LOCAL_ADDR_PORT")
	if at == "" {
		return defaults, problem
	}
	_, port, err := net.SplitHostPort(at)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		// Not the defaults: whoever asked for another address may have had a reason to avoid them.
		return nil, fmt.Errorf("TS_LOCAL_ADDR_PORT is %q, which is not ADDRESS:PORT or [ADDRESS]:PORT; no health check is served", at)
	}
	return []string{at}, problem
}
