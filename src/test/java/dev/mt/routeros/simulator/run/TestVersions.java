package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What differs by version, on both sides of the border: facts on RouterOS, section 2, "Since". */
final class TestVersions {
    private static Stream<DynamicTest> border(String source, String before, String old, String since, String now) {
        return Stream.concat(Examples.on(before, source + " ==> " + old), Examples.on(since, source + " ==> " + now));
    }

    @TestFactory
    Stream<DynamicTest> commandsThatAVersionBrought() {
        return Stream.of(
                        border(":put [:len [:tolf \"a\"]]", "7.13.5", bad("tolf", 14), "7.14", "1"),
                        border(":put [:range 1 2]", "7.16.2", bad("range", 8), "7.17.1", "1;2"),
                        border("{:break}", "7.21.5", bad("break", 3), "7.22.3", ""),
                        border("{:continue}", "7.21.5", bad("continue", 3), "7.22.3", ""),
                        border(":exit", "7.21.5", bad("exit", 2), "7.22", ""))
                .flatMap(tests -> tests);
    }

    private static String bad(String word, int column) {
        return "ERROR bad command name " + word + " (line 1 column " + column + ")";
    }

    @TestFactory
    Stream<DynamicTest> parametersThatAVersionBrought() {
        return Stream.of(
                        border(
                                ":put [:toarray \"a|b\" delimiter=\"|\"]",
                                "7.20.8",
                                "ERROR expected end of command (line 1 column 22)",
                                "7.21.5",
                                "a;b"),
                        border(
                                ":foreach i in={1} do={:error x} on-error={:put caught}",
                                "7.18.2", "ERROR expected end of command (line 1 column 33)", "7.19.6", "caught"),
                        border(
                                ":put [:convert \"Ab\" transform=uc]",
                                "7.15.3",
                                "ERROR input does not match any value of transform",
                                "7.16.2",
                                "AB"))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> unknownParametersFailWhenTheyAreReachedFrom723() {
        return border(
                ":put 1; /thing/add bogus=1",
                "7.22.3",
                "ERROR expected end of command (line 1 column 20)",
                "7.23.3",
                "1⏎ERROR bad parameter bogus (line 1 column 20)");
    }

    @TestFactory
    Stream<DynamicTest> badCommandsFailWhenTheyAreReachedFrom724() {
        return border(
                ":put 1; /thing/frobnicate",
                "7.23.3",
                "ERROR bad command name frobnicate (line 1 column 16)",
                "7.24",
                "1⏎ERROR bad command name frobnicate (line 1 column 16)");
    }

    /** The idiom by which one script serves several versions. */
    @TestFactory
    Stream<DynamicTest> parsedTextFailsOnItsOwn() {
        return Stream.of("7.13.5", "7.22.3", "7.23.3", "7.24")
                .flatMap(version -> Examples.on(
                        version,
                        ":put 1; :do {[:parse \"/thing/add bogus=1\"]} on-error={:put old}; :put 2 ==> 1⏎old⏎2"));
    }

    @Test
    void aScriptThatDoesNotParseDoesNothing() {
        try (TestingRouter router = new TestingRouter("7.23.3")) {
            router.run("/thing/add name=a; /thing/frobnicate");
            assertThat(router.calls).isEmpty();
        }
        try (TestingRouter router = new TestingRouter("7.24")) {
            router.run("/thing/add name=a; /thing/frobnicate");
            assertThat(router.calls).hasSize(1);
        }
    }

    @TestFactory
    Stream<DynamicTest> placesOfErrors() {
        return Stream.of(
                        border(":error boo", "7.21.5", "ERROR boo", "7.22.3", "ERROR boo (:error; line 1)"),
                        Examples.on("7.18.2", "/thing/fail ==> ERROR failure: it is broken (/thing/fail; line 1)"))
                .flatMap(tests -> tests);
    }
}
