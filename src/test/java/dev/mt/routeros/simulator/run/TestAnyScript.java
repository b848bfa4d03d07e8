package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a script says, a run of it ends by itself, by an error of the script, or by its limit. */
final class TestAnyScript {
    private static final List<String> PIECES = List.of(
            ":put ",
            ":local x ",
            ":global g ",
            ":set x ",
            ":if (",
            ") do={",
            "} else={",
            "}",
            ":foreach i in=",
            " do={",
            ":while (",
            ":for i from=1 to=3 do={",
            ":return ",
            ":error ",
            ":onerror e in={",
            "} do={",
            "[",
            "]",
            "(",
            ")",
            "{",
            ";",
            "\n",
            "$x",
            "$g",
            "$i",
            "$1",
            "\"a$x\"",
            "5",
            "1h",
            "10.0.0.1",
            "10.0.0.0/8",
            "true",
            "{1;2;\"k\"=3}",
            " + ",
            " . ",
            " = ",
            " ~ ",
            " in ",
            "->",
            ",",
            " && ",
            "!",
            "-",
            "[:len ",
            "[:pick ",
            "[:tonum ",
            "[:parse ",
            "/thing find name=",
            "/thing add name=",
            ":break",
            ":continue",
            ":exit",
            ":retry command={",
            " max=2",
            ":local f do={",
            "$f ",
            "[$f ",
            "(>[",
            "]) ",
            ":delay 1s",
            ":serialize to=json ",
            ":convert to=hex ");

    @Test
    void runsEnd() {
        Random random = new Random(5);
        int good = 0;
        int bad = 0;
        try (TestingRouter router = new TestingRouter("7.24", Limits.USUAL.withSteps(300))) {
            for (int i = 0; i < 2000; i++) {
                StringBuilder source = new StringBuilder();
                for (int k = random.nextInt(1, 14); k > 0; k--) {
                    source.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                router.output.clear();
                try {
                    router.run(source.toString());
                } catch (LimitReached e) {
                    continue;
                }
                boolean failed =
                        !router.output.isEmpty() && router.output.getLast().startsWith("ERROR ");
                good += failed ? 0 : 1;
                bad += failed ? 1 : 0;
            }
        }
        assertThat(good).isGreaterThan(40);
        assertThat(bad).isGreaterThan(100);
    }
}
