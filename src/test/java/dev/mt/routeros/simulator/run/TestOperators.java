package dev.mt.routeros.simulator.run;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Operators between types: facts on RouterOS, section 2. */
final class TestOperators {
    @TestFactory
    Stream<DynamicTest> arithmetic() {
        return Examples.of("""
                :put (1 + 2 * 3) ==> 7
                :put (7 / 2) ==> 3
                :put (-7 % 3) ==> -1
                :put (9223372036854775807 + 1) ==> -9223372036854775808
                :put ("4" + 1) ==> 5
                :put (1h * 3) ==> 03:00:00
                :put (1h - 90) ==> 00:58:30
                :put (1d / 1h) ==> 24
                :put (10.0.0.5 + 10) ==> 10.0.0.15
                :put (10.0.0.15 - 10.0.0.5) ==> 10
                :put (6 & 3) ==> 2
                :put (6 | 1) ==> 7
                :put (6 ^ 3) ==> 5
                :put (1 << 4) ==> 16
                :put (~0) ==> -1
                :put (192.0.2.77 & 255.255.255.0) ==> 192.0.2.0
                :put (1 / 0) ==> ERROR division by zero (:put; line 1)
                """);
    }

    @TestFactory
    Stream<DynamicTest> comparison() {
        return Examples.of("""
                :put (1 < 2) ==> true
                :put ("a" < "b") ==> true
                :put (10.0.0.1 < 10.0.0.2) ==> true
                :put (1m > 59) ==> true
                :put ("1" = 1) ==> false
                :put (1m = 60) ==> true
                :put ([:nothing] = "") ==> true
                :put ({1;2} = {1;2}) ==> true
                :put ("abc" ~ "^a.c\\$") ==> true
                :put ("v7" ~ "^v[[:digit:]]+") ==> true
                :put ("a" ~ "(") ==> ERROR invalid regular expression (:put; line 1)
                :put (10.1.2.3 in 10.0.0.0/8) ==> true
                :put (10.1.0.0/16 in 10.0.0.0/8) ==> true
                :put (fd7a::1 in fd7a::/48) ==> true
                :put (2 in {1;2}) ==> true
                :put (true and !false) ==> true
                :put (false or (1 = 1)) ==> true
                """);
    }

    @TestFactory
    Stream<DynamicTest> precedenceFromLooseToTight() {
        return Examples.of("""
                :put (1 + 1 . 2) ==> 22
                :put (1 . 2 = 12) ==> false
                :put (1 + 1 = 2 && 2 > 1) ==> true
                :put (1 << 1 + 1) ==> 4
                :put (1 | 2 & 2) ==> 3
                :put (1 , 2 . 3) ==> 1;23
                :put ({a=5}->"a" + 1) ==> 6
                :put (-2 * 3) ==> -6
                """);
    }

    /** Seen on devices: {@code .} joins with each element of an array, on either side. */
    @TestFactory
    Stream<DynamicTest> arrays() {
        return Examples.of("""
                :put ("a" . {1;2}) ==> a1;a2
                :put ({1;2} . "a") ==> 1a;2a
                :local a {1;2}; :put "x$a" ==> x1;x2
                :put (1,2,"c") ==> 1;2;c
                :put ({1;2},{3;"k"=4}) ==> 1;2;3;k=4
                :put {"b"=1;2;"a"=3;4} ==> 2;4;a=3;b=1
                :put ({10;20}->1) ==> 20
                :put ({a={b=7}}->"a"->"b") ==> 7
                """);
    }

    /** Seen on devices: arrays compare from 7.24; the words and the place before that. */
    @TestFactory
    Stream<DynamicTest> arraysCompareOnlyFrom724() {
        String source = ":put ({2;1} > {1;2;3}) ==> ";
        return Stream.of(
                        Examples.on("7.24", source + "true"),
                        Examples.on(
                                "7.23.3", source + "ERROR cannot compare if array is more than array (:put; line 1)"),
                        Examples.on("7.21.5", source + "ERROR cannot compare if array is more than array"))
                .flatMap(tests -> tests);
    }

    /** Some expressions would take for ever, or all of the stack. */
    @TestFactory
    Stream<DynamicTest> expressionsComeToAnEnd() {
        return Examples.of("""
                :put ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ~ "(a|aa)+\\\\1b") ==> ERROR failure: regular expression takes too long (:put; line 1)
                :local s "a"; :for i from=1 to=18 do={:set s ($s . $s)}; :put ($s ~ "(a|aa)+\\$") ==> ERROR failure: regular expression takes too long (:put; line 1)
                :put ("a" ~ "(?=a)") ==> ERROR invalid regular expression (:put; line 1)
                """);
    }
}
