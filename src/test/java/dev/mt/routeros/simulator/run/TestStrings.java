package dev.mt.routeros.simulator.run;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Texts, paths and comments: facts on RouterOS, section 2. */
final class TestStrings {
    @TestFactory
    Stream<DynamicTest> escapes() {
        return Examples.of("""
                :put "a\\"b" ==> a"b
                :put "a\\\\b" ==> a\\b
                :put "a\\_b" ==> a b
                :put "a\\?b" ==> a?b
                :put "\\$x" ==> $x
                :put "\\41\\42" ==> AB
                :put [:len "\\n\\r\\t\\a\\b\\f\\v"] ==> 7
                :put "a\\ b" ==> ab
                :put "a\\⏎b" ==> ab
                :put "a&b?c" ==> a&b?c
                """);
    }

    @TestFactory
    Stream<DynamicTest> valuesInTexts() {
        return Examples.of("""
                :local x 5; :put "x=$x." ==> x=5.
                :local x 5; :put "x=$($x + 1)" ==> x=6
                :put "n=$[:len "abc"]" ==> n=3
                :local "a-b" 5; :put "x=$"a-b"" ==> x=5
                :local x 5; :put "$x5" ==>
                """);
    }

    @TestFactory
    Stream<DynamicTest> pathsInAllSpellingsAreEqual() {
        return Examples.of("""
                :onerror e in={/thing fail} do={:put $e} ==> failure: it is broken (/thing/fail; line 1)
                :onerror e in={/thing/fail} do={:put $e} ==> failure: it is broken (/thing/fail; line 1)
                :onerror e in={/thing; fail} do={:put $e} ==> failure: it is broken (/thing/fail; line 1)
                /thing {⏎fail⏎} ==> ERROR failure: it is broken (/thing/fail; line 2)
                """);
    }

    @TestFactory
    Stream<DynamicTest> commentsStandWhereAStatementMay() {
        return Examples.of("""
                # nothing ==>
                :put 1⏎# :put 2⏎:put 3 ==> 1⏎3
                :put a#b ==> a#b
                :if (true) do={ # why⏎:put 1 } ==> 1
                """);
    }
}
