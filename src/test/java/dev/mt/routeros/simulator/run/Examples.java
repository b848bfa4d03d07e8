package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests that are lines {@code script ==> what it prints}; {@code ⏎} stands for the end of a line. */
final class Examples {
    private Examples() {}

    /** A test for each line, on a version. */
    static Stream<DynamicTest> on(String version, String lines) {
        return lines.lines().filter(line -> !line.isBlank()).map(line -> {
            int arrow = line.indexOf(" ==>");
            String source = line.substring(0, arrow).strip().replace('⏎', '\n');
            String expected = line.substring(arrow + 4).strip();
            return DynamicTest.dynamicTest(
                    source, () -> assertThat(String.join("⏎", TestingRouter.printed(version, source))
                                    .replace('\n', '⏎'))
                            .isEqualTo(expected));
        });
    }

    /** A test for each line, on the newest version. */
    static Stream<DynamicTest> of(String lines) {
        return on("7.24", lines);
    }
}
