package dev.mt.elf.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCrashLog {
    private static final String CRASH = """
            panic: out of order

            goroutine 7 [running]:
            .005(...)
            	?:0
            .004(...)
            	?:0
            .001()
            	?:0 +0x2c
            main.(*box[...]).open()
            	?:0 +0x18
            created by .000 in goroutine 1
            	?:0 +0x10
            """;
    private static final String READABLE = """
            panic: out of order

            goroutine 7 [running]:
            lib.inner(...)
            	example.com/lib/lib.go:40
            lib.Outer(...)
            	example.com/lib/lib.go:31
            main.work()
            	example.com/main.go:21 +0x2c
            main.(*box[...]).open()
            	example.com/main.go:51 +0x18
            created by main.main in goroutine 1
            	example.com/main.go:10 +0x10
            """;

    private static String text(String log) {
        return CrashLog.symbolize(log, TestingSymbolMap.small()).text();
    }

    @Test
    void framesGetNamesAndLines() {
        CrashLog.Result result = CrashLog.symbolize(CRASH, TestingSymbolMap.small());
        assertThat(result.text()).isEqualTo(READABLE);
        assertThat(result.frames()).isEqualTo(3);
        assertThat(result.resolved()).isEqualTo(3);
        assertThat(result.certain()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:34:56 container,info,debug tailscale: ",
                "2026-11-23 10:00:01 container,info,debug ",
                "nov/23 10:00:01 container,info *12 tailscale:",
                " 10 2026-11-23 10:00:01 memory container, info (x): ",
                "<30>1 2026-11-23T10:00:01Z router container - - - "
            })
    void whatLoggersPutBeforeStays(String prefix) {
        assertThat(text(prefixed(prefix, CRASH))).isEqualTo(prefixed(prefix, READABLE));
    }

    private static String prefixed(String prefix, String log) {
        return log.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    @Test
    void lineEndsStay() {
        assertThat(text(CRASH.replace("\n", "\r\n"))).isEqualTo(READABLE.replace("\n", "\r\n"));
        assertThat(text(CRASH.stripTrailing())).isEqualTo(READABLE.stripTrailing());
        assertThat(text(CRASH.replace("\t", "    "))).isEqualTo(READABLE.replace("\t", "    "));
        assertThat(text(CRASH.replace("\t", ""))).isEqualTo(READABLE.replace("\t", ""));
    }

    @Test
    void linesOfOthersMayStandBetween() {
        String[] foreign = {
            "wg: [abc] sending handshake", "took 3.1s (cached)", "magicsock: derp-4 connected; f(x)", "", "at ?:1 +0x10"
        };
        assertThat(text(mixed(CRASH, foreign))).isEqualTo(mixed(READABLE, foreign));
    }

    private static String mixed(String log, String... foreign) {
        StringBuilder mixed = new StringBuilder();
        int[] number = {0};
        log.lines().forEach(line -> mixed.append(line)
                .append('\n')
                .append(foreign[number[0]++ % foreign.length])
                .append('\n'));
        return mixed.toString();
    }

    @Test
    void cutLogsKeepWhatCannotBeTold() {
        String[] lines = CRASH.lines().map(line -> line + "\n").toArray(String[]::new);
        String[] readable = READABLE.lines().map(line -> line + "\n").toArray(String[]::new);
        for (int from = 0; from < lines.length; from++) {
            String cut = String.join("", Arrays.copyOfRange(lines, from, lines.length));
            String expected = String.join("", Arrays.copyOfRange(readable, from, lines.length));
            if (lines[from].startsWith("\t")) {
                // The function that this place is in is lost.
                expected = lines[from] + expected.substring(readable[from].length());
            }
            assertThat(text(cut)).as("from line %d", from).isEqualTo(expected);
        }
        // Of calls that were inlined in a function which is cut off only the name is known.
        assertThat(text(".005(...)\n\t?:0\n.004(...)\n\t?:0\n.00"))
                .isEqualTo("lib.inner(...)\n\t?:0\nlib.Outer(...)\n\t?:0\n.00");
        assertThat(text(".001()\n\t?:0 +0x")).isEqualTo("main.work()\n\t?:0 +0x");
    }

    @Test
    void whatTheMapDoesNotKnowStays() {
        String unknown = ".zzz()\n\t?:0 +0x10\nother.Function(0x1, {0x2, 0x3})\n\t/src/other.go:12 +0x4\n?:0 +0x10\n";
        assertThat(text(unknown)).isEqualTo(unknown);
        // Too far for this function: another one's place.
        assertThat(text(".001()\n\t?:0 +0x200\n")).isEqualTo("main.work()\n\t?:0 +0x200\n");
    }

    @Test
    void signalsAreTakenExactly() {
        // .001 begins at 0x11050: otherwise that were a return address, out of lib.inner.
        String log = """
                [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1107c]

                goroutine 1 [running]:
                .001()
                \t?:0 +0x2c
                """;
        assertThat(text(log)).endsWith("main.work()\n\texample.com/main.go:22 +0x2c\n");
    }

    @Test
    void registersStayAndTellInstancesApart() {
        String log = "main.(*box[...]).open(0x1?)\n\t?:0 +0x%x fp=0xc000 sp=0xc008 pc=0x%x\n";
        assertThat(text(log.formatted(0x14, 0x11000 + 80 + 96 + 0x14)))
                .contains("example.com/main.go:51 +0x14 fp=0xc000");
        assertThat(text(log.formatted(0x14, 0x11000 + 80 + 96 + 64 + 0x14))).contains("main.go:51 +0x14 fp=");
        assertThat(text(log.formatted(0x14, 0x11000 + 7))).contains("\t?:0 +0x14");
        assertThat(text("main.(*box[...]).open()\n\t?:0 +0x1c\n")).contains("?:0 +0x1c");
    }

    @Test
    void noiseIsHarmless() {
        Random random = new Random(3);
        String parts =
                ".001()\n\t?:0 +0x.004(...)created by .000 in goroutine 1goroutine 1 [running]:\r\n[signal pc=0xffffffff]";
        for (int round = 0; round < 3000; round++) {
            StringBuilder log = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                int from = random.nextInt(parts.length());
                log.append(parts, from, Math.min(parts.length(), from + random.nextInt(12)));
            }
            assertThat(text(log.toString()).lines().count())
                    .isEqualTo(log.toString().lines().count());
        }
    }
}
