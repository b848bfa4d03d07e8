package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.elf.slim.GoSlimmer;
import dev.mt.elf.slim.SlimProgram;
import dev.mt.elf.symbols.SymbolMapFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The image's own tailscaled, slimmed and packed, crashes in a container; {@code ./mt symbolize} makes of its log what the
 * program says that was not slimmed, in the same container.
 */
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestTailscaleCrash {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What a start sets off has come to rest by then. */
    private static final long REST_MILLIS = 3000;

    private static final String PROGRAM = "usr/local/bin/tailscale.combined";
    /** Upstream's own panic, as soon as it would speak to Tailscale's server; who asked for that gets no answer. */
    private static final Map<String, String> PANIC = Map.of("TS_PANIC_IF_HIT_MAIN_CONTROL", "1", "TS_HOSTNAME", "x");

    /** Go's exit status after a panic, and after SIGQUIT. */
    private static final int CRASHED = 2;
    /** Lines at the ends of a cut log of which something may be lost. */
    private static final int EDGE = 12;
    /** What is awake when the signal comes differs: so many crashes of the whole program have to have all stacks. */
    private static final int ATTEMPTS = 4;

    private String idle = "";
    private String readable = "";

    @BeforeAll
    void crash() {
        idle = quit(TestingCpu.NATIVE, TestingBundle.unpack(Platform.AMD64));
        readable = symbolize(idle);
    }

    /** The image with the program that it was made of, before anything was taken out of that. */
    private static TestingBundle whole(Platform platform) throws IOException {
        Path compiled = TestingCompiled.program(platform);
        SlimProgram slim = GoSlimmer.slim(Files.readAllBytes(compiled), "tailscale");
        assertThat(TestingImage.home().resolve("dist/symbols/" + SymbolMapFile.name(slim.symbols())))
                .as("the symbol map of this very program")
                .exists();
        TestingBundle bundle = TestingBundle.unpack(platform);
        Path file = bundle.root().resolve(PROGRAM);
        long packed = Files.size(file);
        Files.copy(compiled, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.size(file)).isGreaterThan(3 * packed);
        return bundle;
    }

    /** The log of a node that nobody logged in, and that a signal ends. */
    private static String quit(TestingCpu cpu, TestingBundle bundle) {
        try (TestingContainer container =
                TestingContainer.start(bundle, TestingContainer.Settings.asIs().with(cpu.environment()))) {
            TestingPatience.await(
                    "tailscaled to wait for a login",
                    PATIENCE,
                    () -> container
                            .tryExec("/bin/sh", "-c", "tailscale status 2>&1")
                            .text()
                            .contains("Logged out"),
                    container::log);
            TestingPatience.pause(REST_MILLIS);
            container.signal("QUIT");
            assertThat(container.awaitEnd(PATIENCE)).as(container.log()).isEqualTo(OptionalInt.of(CRASHED));
            return container.log();
        }
    }

    /** The log up to the end of a panic's traceback. */
    private static String panic(TestingCpu cpu, TestingBundle bundle) {
        try (TestingContainer container = TestingContainer.start(
                bundle, TestingContainer.Settings.asIs().with(cpu.environment()).with(PANIC))) {
            TestingPatience.await(
                    "a panic",
                    PATIENCE,
                    () -> container.log().contains("panic serving")
                            && container.log().lines().anyMatch(line -> line.startsWith("created by ")),
                    container::log);
            TestingPatience.pause(REST_MILLIS);
            return container.log();
        }
    }

    private static String symbolize(String log) {
        try {
            Path file = Files.writeString(TestingMachine.folder("crash").resolve("log"), log);
            CommandResult result = TestingCheckout.ours().mt(Map.of(), "symbolize", file.toString());
            assertThat(result.status()).as(result.logText()).isZero();
            return result.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyGoroutineIsWhereTheWholeProgramsAre() throws IOException {
        TestingStacks got = TestingStacks.of(readable);
        assertThat(idle).contains("?:0 +0x").doesNotContain(".go:");
        assertThat(got.each()).hasSizeGreaterThan(20);
        assertThat(got.inlined()).isGreaterThan(5);
        TestingBundle whole = whole(Platform.AMD64);
        Set<String> known = new HashSet<>();
        List<String> unknown = got.each();
        for (int i = 0; i < ATTEMPTS && !unknown.isEmpty(); i++) {
            known.addAll(TestingStacks.of(quit(TestingCpu.NATIVE, whole)).each());
            unknown =
                    got.each().stream().filter(stack -> !known.contains(stack)).toList();
        }
        // A goroutine that was on its way is where none of the whole program's happened to be: a few of all.
        int all = got.each().size();
        assertThat(unknown)
                .as("stacks that the whole program never had, of %d; it had:%n%s", all, String.join("\n", known))
                .hasSizeLessThan(all / 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "CORTEX_A53", "ARM926"})
    void aPanicIsThatOfTheWholeProgram(TestingCpu cpu) throws IOException {
        cpu.require();
        String log = panic(cpu, TestingBundle.unpack(cpu.platform()));
        assertThat(log).contains("?:0 +0x").doesNotContain(".go:");
        TestingStacks got = TestingStacks.of(symbolize(log));
        TestingStacks expected = TestingStacks.of(panic(cpu, whole(cpu.platform())));
        // It is tried again and again: each time with the same stack.
        assertThat(expected.each().getFirst())
                .contains("panic()", "tailscale.com/ipn/ipnlocal.(*LocalBackend).Start()");
        assertThat(got.each().getFirst()).isEqualTo(expected.each().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:34:56 container,info,debug tailscale: ",
                "2026-11-23 10:00:01 container,info *B tailscale: ",
            })
    void whatRouterOsPutsBeforeLinesStays(String prefix) {
        assertThat(symbolize(prefixed(prefix, idle)).lines().toList())
                .isEqualTo(prefixed(prefix, readable).lines().toList());
    }

    private static String prefixed(String prefix, String log) {
        return log.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
    }

    /** A router's log has the lines of others, and it holds only so many: older ones are gone, and it goes on elsewhere. */
    @Test
    void cutAndInterleavedLogsGiveTheSameFrames() {
        String prefix = "12:34:56 container,info,debug tailscale: ";
        String[] foreign = {
            "12:34:56 system,info,account user admin logged in from 192.168.88.10 via ssh",
            "12:34:57 container,info,debug other: goroutines: 12 (running)",
            "12:34:57 dhcp,info defconf assigned 192.168.88.254 to AA:BB:CC:DD:EE:FF",
        };
        List<String> lines = prefixed(prefix, idle).lines().toList();
        List<String> expected = prefixed(prefix, readable).lines().toList();
        assertThat(expected).hasSameSizeAs(lines);
        Random random = new Random(11);
        for (int round = 0; round < 5; round++) {
            int from = random.nextInt(lines.size() / 2);
            int to = random.nextInt(from + 100, lines.size());
            List<String> log = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            for (int i = from; i < to; i++) {
                log.add(lines.get(i));
                numbers.add(i);
                if (random.nextInt(4) == 0) {
                    log.add(foreign[random.nextInt(foreign.length)]);
                    numbers.add(-1);
                }
            }
            List<String> got = symbolize(String.join("\n", log) + "\n").lines().toList();
            assertThat(got).hasSameSizeAs(log);
            for (int i = 0; i < got.size(); i++) {
                int number = numbers.get(i);
                String whole = number < 0 ? log.get(i) : expected.get(number);
                // What is cut apart at either end cannot be told: a frame, and calls that were inlined in it.
                boolean atAnEnd = i < EDGE || i >= got.size() - EDGE;
                assertThat(got.get(i)).as("line %d from line %d on", i, from).isIn(whole, atAnEnd ? log.get(i) : whole);
            }
        }
    }
}
