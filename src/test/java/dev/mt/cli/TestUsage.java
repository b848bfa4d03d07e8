package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that cannot be carried out: status 2, nothing on standard output, and what was probably meant. */
class TestUsage {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("biuld", "biuld", "build"),
                Arguments.of("help biuld", "there is no command 'biuld'", "did you mean build?"),
                Arguments.of("build --taar", "--taar", "did you mean --tar"),
                Arguments.of("build armv6", "unknown architecture 'armv6'", "did you mean armv5?"),
                Arguments.of("size amd46", "unknown architecture 'amd46'", "did you mean amd64?"),
                Arguments.of("build --progress=fancy", "fancy", "auto, plain, tty, quiet"),
                Arguments.of(
                        "build --tailscale-version 1.104", "'1.104' is not a Tailscale version", "such as 1.104.5"),
                Arguments.of("build --tailscale-version", "--tailscale-version", "mt build --help"),
                Arguments.of("build --tailscale-version 1.103.4", "Tailscale 1.103.4 is unstable", "such as 1.102.0"),
                Arguments.of("build --release latest", "'latest' is not the tag of a release", "-mt.1"),
                Arguments.of("build --ca comon", "--ca comon: there is no such file", "'common', 'all'"),
                Arguments.of("build --tar --tar", "--tar", "mt build --help"),
                Arguments.of("completion bash", "bash", "mt completion --help"),
                Arguments.of("", "a command is missing", "mt --help"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areExplained(String line, String what, String hint) {
        TestingMt mt = TestingMt.in(
                Path.of(System.getProperty("mt.home", "")),
                Map.of("MT_CACHE", "/nonexistent/cache"),
                Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new));
        assertThat(mt.status()).as(mt.err()).isEqualTo(2);
        assertThat(mt.out()).isEmpty();
        assertThat(mt.err()).startsWith("mt: ").contains(what).contains(hint);
        assertThat(mt.err().lines()).as("short").hasSizeLessThanOrEqualTo(4);
    }
}
