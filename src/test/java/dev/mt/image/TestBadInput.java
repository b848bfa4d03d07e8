package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./mt build} says of each thing that can be wrong: a sentence, and no more than that. */
@Tag("machine")
class TestBadInput {
    private static final String TRACE = "\tat ";

    private static CommandResult build(TestingCheckout checkout, String... more) {
        return build(checkout, Map.of(), more);
    }

    private static CommandResult build(TestingCheckout checkout, Map<String, String> variables, String... more) {
        Path out = TestingMachine.folder("out");
        String[] words = new String[more.length + 6];
        List.of("build", "amd64", "--progress", "plain", "--out", out.toString())
                .toArray(words);
        System.arraycopy(more, 0, words, 6, more.length);
        CommandResult result = checkout.mt(variables, words);
        assertThat(result.logText()).doesNotContain(TRACE).doesNotContain("Exception");
        assertThat(result.text()).as("standard output of a build that failed").isEmpty();
        assertThat(TestingPrograms.run(out, "find", ".", "-type", "f", "!", "-name", ".lock"))
                .isEmpty();
        return result;
    }

    private static void failsSaying(CommandResult result, int status, String... texts) {
        assertThat(result.status()).as(result.logText()).isEqualTo(status);
        List<String> said = result.log().stream()
                .dropWhile(line -> !line.startsWith("mt: "))
                .toList();
        assertThat(String.join("\n", said)).contains(texts);
    }

    @Test
    void editThatNoLongerMatches() {
        TestingCheckout checkout = TestingCheckout.copy();
        String line = checkout.line("image/tailscale/edits.toml", "addLoopbackRule(cidr.Addr())");
        checkout.changeFirst("image/tailscale/edits.toml", line, "\t\tif err := r.addLoopbackRule(cidr); err != nil {");
        failsSaying(
                build(checkout),
                1,
                "mt: the edit of wgengine/router/osrouter/router_linux.go does not match tailscale.com@v1.104.5",
                "image/tailscale/edits.toml");
    }

    @Test
    void unknownFeature() {
        TestingCheckout checkout = TestingCheckout.copy();
        checkout.changeFirst("image/image.toml", "useroutes = ", "useroute = \"a slip\"\nuseroutes = ");
        failsSaying(
                build(checkout),
                1,
                "mt: unknown feature 'useroute' of Tailscale 1.104.5 in image/image.toml",
                "did you mean",
                "useroutes");
    }

    @Test
    void otherBusybox() {
        TestingCheckout checkout = TestingCheckout.copy();
        String right = checkout.line("image/busybox/source.toml", "sha256 = ").replaceAll(".*\"(.*)\".*", "$1");
        String wrong = changed(right);
        checkout.changeFirst("image/busybox/source.toml", right, wrong);
        failsSaying(
                build(checkout),
                1,
                "busybox 1.37.0",
                "does not match: expected sha256:" + wrong + ", found sha256:" + right);
    }

    @ParameterizedTest
    @CsvSource({"tailscale.com v1.104.5 h1:, tailscale.com@v1.104.5", "golang.org/x/sys v, golang.org/x/sys@v"})
    void otherGoModule(String prefix, String module) {
        TestingCheckout checkout = TestingCheckout.copy();
        String line = checkout.line("image/tailscale/go.sum", prefix);
        String right = line.substring(line.indexOf("h1:"));
        String wrong = "h1:" + changed(right.substring(3, 40)) + right.substring(40);
        checkout.changeFirst("image/tailscale/go.sum", right, wrong);
        // The modules that are in Go's cache already are checked all the same.
        failsSaying(
                build(checkout),
                1,
                "the checksum of " + module,
                "does not match: expected " + wrong + ", found " + right);
    }

    @Test
    void otherCompiler() {
        TestingCheckout checkout = TestingCheckout.copy();
        String file = "image/toolchain/requirements.txt";
        String hash = "--hash=sha256:";
        for (int i = 0; i < 4; i++) {
            String line = checkout.lines(file, hash).get(i);
            String right = line.substring(line.indexOf(hash) + hash.length()).replaceAll("[^0-9a-f].*", "");
            checkout.changeFirst(file, right, changed(right));
        }
        CommandResult result = build(checkout);
        failsSaying(
                result,
                1,
                "mt: fetching the C compiler failed: the checksum of ",
                "ziglang",
                "does not match: expected ");
        assertThat(result.logText()).containsPattern("expected [0-9a-f]{64}( or [0-9a-f]{64})*, found [0-9a-f]{64}");
    }

    private static String changed(String hex) {
        String last = hex.substring(hex.length() - 1);
        return hex.substring(0, hex.length() - 1) + (last.equals("0") ? "1" : "0");
    }

    @Test
    void unstableVersion() {
        failsSaying(
                build(TestingCheckout.ours(), "--tailscale-version", "1.103.1"),
                2,
                "mt: Tailscale 1.103.1 is unstable",
                "1.102.0");
    }

    @Test
    void unknownArchitecture() {
        CommandResult result = TestingCheckout.ours().mt(Map.of(), "build", "arm46");
        assertThat(result.logText()).contains("mt: unknown architecture 'arm46'", "did you mean arm64");
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void unreachableModuleProxy() {
        Map<String, String> variables = new HashMap<>(TestingCache.empty().variable());
        variables.put("GOPROXY", "http://127.0.0.1:9");
        variables.put("GOMODCACHE", TestingMachine.folder("modules").toString());
        failsSaying(build(TestingCheckout.ours(), variables), 1, "the Go module proxy cannot be reached", "GOPROXY");
    }

    @Test
    void fullDiskUnderTheCache() {
        try (TestingTmpfs small = TestingTmpfs.mount("1m")) {
            CommandResult result = build(
                    TestingCheckout.ours(), Map.of("MT_CACHE", small.folder().toString()));
            failsSaying(result, 1, "free some space");
            assertThat(result.logText()).containsAnyOf("disk is full", "No space left on device");
        }
    }

    @Test
    void fullDiskUnderTheResults() {
        try (TestingTmpfs small = TestingTmpfs.mount("1m")) {
            CommandResult result = TestingCheckout.ours()
                    .mt(
                            Map.of(),
                            "build",
                            "amd64",
                            "--tar",
                            "--out",
                            small.folder().toString());
            failsSaying(result, 1, "free some space");
            assertThat(result.logText()).doesNotContain(TRACE);
            assertThat(TestingPrograms.run(small.folder(), "find", ".", "-type", "f", "!", "-name", ".lock"))
                    .as("what a failed build leaves")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"*make, there is no make on this machine", "python3*, there is no Python on this machine"})
    void missingProgram(String program, String said) {
        Path folder = TestingPath.without(program);
        Map<String, String> variables = new HashMap<>(
                TestingCache.without("zig", "busybox-tree", "busybox", "image").variable());
        variables.put("PATH", folder.toString());
        failsSaying(build(TestingCheckout.ours(), variables), 1, "mt: " + said, "apt-get install");
    }
}
