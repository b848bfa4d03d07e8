package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.value.Num;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Variables and functions: facts on RouterOS, section 2. */
final class TestScopes {
    @TestFactory
    Stream<DynamicTest> blocksOfControlFlowSeeAndSetOuterLocals() {
        return Examples.of("""
                :local x 1; :if (true) do={:set x 2}; :put $x ==> 2
                :local x 0; :foreach i in={1;2;3} do={:set x ($x + $i)}; :put $x ==> 6
                :local x 1; :onerror e in={:set x 2} do={}; :put $x ==> 2
                :local x 1; :do {:set x 2; :error "x"} on-error={:set x ($x + 1)}; :put $x ==> 3
                :local x 1; {:local x 2; :put $x}; :put $x ==> 2⏎1
                :if (true) do={:local y 5}; :put [:typeof $y] ==> nothing
                """);
    }

    @TestFactory
    Stream<DynamicTest> functionsSeeNoOuterLocals() {
        return Examples.of("""
                :local x 1; :local f do={:return [:typeof $x]}; :put [$f] ==> nothing
                :global g 1; :local f do={:return [:typeof $g]}; :put [$f] ==> nothing
                :global g 1; :local f do={:global g; :return $g}; :put [$f] ==> 1
                :global g 1; :local f do={:global g; :set g 2}; $f; :put $g ==> 2
                :local f do={:return "$1-$2-$name"}; :put [$f a b name=c] ==> a-b-c
                :local f do={:return 5; :put "never"}; :put ([$f] + 1) ==> 6
                :local f do={:put 1}; :put [:typeof [$f]] ==> 1⏎nil
                :global fac do={:global fac; :if ($1 < 2) do={:return 1}; :return ($1 * [$fac ($1 - 1)])}; :put [$fac 5] ==> 120
                :local x 5; :local f do={:return $x}; :put [$f x=$x] ==> 5
                """);
    }

    @TestFactory
    Stream<DynamicTest> names() {
        return Examples.of("""
                :local aB 1; :put [:typeof $ab] ==> nothing
                :local "a-b" 3; :put $"a-b" ==> 3
                :local a 3; :put "$a-b" ==> 3-b
                :set nowhere 5 ==> ERROR syntax error (line 1 column 6)
                """);
    }

    @TestFactory
    Stream<DynamicTest> elementsAreSet() {
        return Examples.of("""
                :local a {1;2}; :set ($a->0) 9; :put $a ==> 9;2
                :local a; :set ($a->"k") v; :put $a ==> k=v
                :local a {k=1;l=2}; :set ($a->"k"); :put $a ==> l=2
                :local a {k={x=1}}; :set ($a->"k"->"x") 2; :put ($a->"k"->"x") ==> 2
                :local a {1}; :local b $a; :set ($a->0) 2; :put $b ==> 1
                """);
    }

    @Test
    void globalsStayFromRunToRunAndAreLostWhenCleared() {
        try (TestingRouter router = new TestingRouter("7.24")) {
            router.run(":global count 1");
            router.run(":global count; :set count ($count + 1)");
            assertThat(router.interpreter.globals().values()).containsEntry("count", Num.of(2));
            router.run(":put [:typeof $count]");
            router.interpreter.globals().clear();
            router.run(":global count; :put [:typeof $count]");
            assertThat(router.output).containsExactly("nothing", "nothing");
        }
    }

    @Test
    void aConsoleKnowsItsVariablesInTheNextLine() {
        try (TestingRouter router = new TestingRouter("7.24")) {
            Console console = router.interpreter.console(Session.console(router.output::add));
            for (String line : new String[] {":global a 5", ":put $a", ":put [:jobname]"}) {
                router.timeline.call("console", () -> console.run(line));
            }
            assertThat(router.output).containsExactly("5", "");
        }
    }
}
