package dev.mt.routeros.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary REST client. */
@Tag("machine")
class TestRestByCurl {
    @TempDir
    Path folder;

    @Test
    void curlTalksToIt() {
        TestingPrograms.require("curl");
        try (TestingRest rest = new TestingRest("7.24")) {
            String user = "admin:" + TestingRest.PASSWORD;
            assertThat(curl("-u", user, "-X", "PUT", rest.url() + "/interface/veth", "--json", "{\"name\":\"veth1\"}"))
                    .contains("\"name\":\"veth1\"");
            assertThat(curl("-u", user, rest.url() + "/interface/veth?.proplist=name"))
                    .isEqualTo("[{\"name\":\"veth1\"}]");
            assertThat(curl("-u", user, "-w", "%{http_code}", "-X", "DELETE", rest.url() + "/interface/veth/veth1"))
                    .isEqualTo("204");
            assertThat(curl(rest.url() + "/interface")).isEqualTo("{\"error\":401,\"message\":\"Unauthorized\"}");
        }
    }

    private String curl(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "curl";
        all[1] = "-sS";
        System.arraycopy(words, 0, all, 2, words.length);
        return TestingPrograms.run(folder, all);
    }
}
