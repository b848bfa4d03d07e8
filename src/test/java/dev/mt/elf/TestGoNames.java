package dev.mt.elf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestGoNames {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            main.main                                             | main
            runtime.(*mheap).alloc                                | runtime
            net/http.(*Server).Serve.func1                        | net/http
            net/http.glob..func3.1                                | net/http
            tailscale.com/ipn/ipnlocal.NewLocalBackend            | tailscale.com/ipn/ipnlocal
            tailscale.com/tsd.(*System).Get-fm                    | tailscale.com/tsd
            tailscale.com/x.F.gowrap1                             | tailscale.com/x
            tailscale.com/x.(*T).M.deferwrap2                     | tailscale.com/x
            tailscale.com/x.All-range1                            | tailscale.com/x
            runtime.duffzero-tramp0                               | runtime
            slices.SortFunc[go.shape.[]a.b/c.T,go.shape.int]      | slices
            slices.SortFunc[...]                                  | slices
            tailscale.com/types/views.(*Slice[a.b/c.T]).Len       | tailscale.com/types/views
            tailscale.com/v.(*S[go.shape.struct { a/b.c int }]).M | tailscale.com/v
            tailscale.com/v.F[struct { A int "json:\\",omitempty\\"" }] | tailscale.com/v
            vendor/golang.org/x/net/dns/dnsmessage.(*Parser).skip | vendor/golang.org/x/net/dns/dnsmessage
            gopkg.in/yaml%2ev3.(*parser).next                     | gopkg.in/yaml.v3
            crypto/internal/entropy/v1%2e0%2e0.Seed               | crypto/internal/entropy/v1.0.0
            atomicgo%2edev.F                                      | atomicgo.dev
            a/%c3%a4.F                                            | a/ä
            a/100%.F                                              | a/100%
            type:.eq.M24S                                         | type:
            type:.hash.struct { a/b.c int }                       | type:
            go:struct { io.Reader; io.WriterTo }.Read             | go:
            go:buildid                                            | go:
            """)
    void thePackageIsInTheName(String name, String expected) {
        assertThat(GoNames.packageOf(name)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "memeqbody", "_rt0_amd64_linux", "_.goready.func1", ".x", "(*T).M", "[a.b]", "a/b"})
    void someNamesDoNotSay(String name) {
        assertThat(GoNames.packageOf(name)).isEmpty();
    }
}
