package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSizeJson {
    @Test
    void keysAndOrderStay() {
        assertThat(SizeJson.of(TestingSizes.report(Platform.ARMV7))).isEqualTo("""
            {
              "source" : "dist/oci",
              "images" : [ {
                "platform" : "armv7",
                "total" : 1210047,
                "stored" : 400000,
                "unpacked" : 1216000,
                "folders" : 3,
                "links" : 1,
                "layers" : [ {
                  "digest" : "%s",
                  "stored" : 400000,
                  "unpacked" : 1216000
                } ],
                "files" : [ {
                  "name" : "/usr/local/bin/tailscale.combined",
                  "bytes" : 1000000
                }, {
                  "name" : "/bin/busybox",
                  "bytes" : 210000
                }, {
                  "name" : "/etc/passwd",
                  "bytes" : 30
                }, {
                  "name" : "/bin/odd",
                  "bytes" : 17
                } ],
                "programs" : [ {
                  "path" : "/usr/local/bin/tailscale.combined",
                  "bytes" : 1000000,
                  "packed" : false,
                  "sections" : [ {
                    "name" : ".text",
                    "bytes" : 502500,
                    "stored" : 502500
                  }, {
                    "name" : ".gopclntab",
                    "bytes" : 250800,
                    "stored" : 250800
                  }, {
                    "name" : "(padding)",
                    "bytes" : 246700,
                    "stored" : 246700
                  } ],
                  "packages" : [ {
                    "name" : "runtime",
                    "bytes" : 750000,
                    "code" : 500000,
                    "tables" : 250000,
                    "stored" : 750000
                  }, {
                    "name" : "fmt",
                    "bytes" : 1500,
                    "code" : 1000,
                    "tables" : 500,
                    "stored" : 1500
                  }, {
                    "name" : "type:",
                    "bytes" : 1500,
                    "code" : 1500,
                    "tables" : 0,
                    "stored" : 1500
                  } ],
                  "shared" : [ {
                    "name" : "shared file names",
                    "bytes" : 300,
                    "stored" : 300
                  }, {
                    "name" : "code outside of functions",
                    "bytes" : 0,
                    "stored" : 0
                  } ]
                }, {
                  "path" : "/bin/busybox",
                  "bytes" : 210000,
                  "packed" : true
                }, {
                  "path" : "/bin/odd",
                  "bytes" : 17,
                  "problem" : "cannot read the program /bin/odd: it is cut short"
                } ]
              } ]
            }
            """.formatted(Digest.of("layer")));
    }

    @Test
    void comparisonsHaveEveryRow() {
        SizeReport before = new SizeReport("old", Optional.empty(), List.of(TestingSizes.many(1)));
        SizeReport after = new SizeReport("new", Optional.empty(), List.of(TestingSizes.many(2)));
        assertThat(SizeJson.of(SizeComparison.of(before, after))).isEqualTo("""
            {
              "before" : "old",
              "after" : "new",
              "images" : [ {
                "platform" : "arm64",
                "total" : {
                  "before" : 1,
                  "after" : 3,
                  "difference" : 2
                },
                "stored" : {
                  "before" : 0,
                  "after" : 0,
                  "difference" : 0
                },
                "files" : [ {
                  "name" : "/f02",
                  "before" : 0,
                  "after" : 2,
                  "difference" : 2
                }, {
                  "name" : "/f01",
                  "before" : 1,
                  "after" : 1,
                  "difference" : 0
                } ]
              } ]
            }
            """);
    }
}
