package dev.mt.routeros.simulator.run;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Types and conversions: facts on RouterOS, section 2. */
final class TestTypes {
    @TestFactory
    Stream<DynamicTest> whatHasNoQuotesIsWhatItLooksLike() {
        return Examples.of("""
                :put [:typeof 5] ==> num
                :put 0x1F ==> 31
                :put [:typeof "5"] ==> str
                :put [:typeof 1h] ==> time
                :put [:typeof 00:10:00] ==> time
                :put [:typeof 10.0.0.1] ==> ip
                :put 2.2 ==> 2.0.0.2
                :put 10.1.2.3/8 ==> 10.0.0.0/8
                :put [:typeof 10.1.2.3/8] ==> ip-prefix
                :put [:typeof fd7a::1] ==> ip6
                :put [:typeof fd7a:115c:a1e0::/48] ==> ip6-prefix
                :put [:typeof *1A] ==> id
                :put [:typeof true] ==> bool
                :put yes ==> true
                :put [:typeof {1;2}] ==> array
                :put [:typeof 00:11:22:33:44:55] ==> str
                """);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotThere() {
        return Examples.of("""
                :put [:typeof [:find "abc" "x"]] ==> nil
                :put [:typeof ({a=1}->"b")] ==> nothing
                :put [:typeof ([:toarray ""]->0)] ==> nothing
                :global g; :put [:typeof $g] ==> nothing
                :local l; :put [:typeof $l] ==> nothing
                :put [:typeof [:nothing]] ==> nil
                :put [:len [:find "abc" "x"]] ==> 0
                :put (any [:nothing]) ==> false
                :put (any false) ==> true
                :put [:typeof [:put "x"]] ==> x⏎str
                """);
    }

    @TestFactory
    Stream<DynamicTest> timesPrintAsTheRouterDoes() {
        return Examples.of("""
                :put 90s ==> 00:01:30
                :put 1d ==> 1d00:00:00
                :put 10d ==> 1w3d00:00:00
                :put 200ms ==> 00:00:00.200
                :put 1w2d3h4m5s ==> 1w2d03:04:05
                :put [:totime 3600] ==> 01:00:00
                :put [:totime "5m"] ==> 00:05:00
                :put [:typeof [:totime "x"]] ==> nil
                :put [:tonsec 1ms] ==> 1000000
                """);
    }

    @TestFactory
    Stream<DynamicTest> conversions() {
        return Examples.of("""
                :put ([:tonum "12"] + 1) ==> 13
                :put [:typeof [:tonum "x"]] ==> nil
                :put [:tonum 10.0.0.1] ==> 167772161
                :put [:toip 167772161] ==> 10.0.0.1
                :put [:typeof [:toip "10.0.0.256"]] ==> nil
                :put [:toip6 "FD7A:0:0:0:0:0:0:1"] ==> fd7a::1
                :put [:tobool "yes"] ==> true
                :put [:typeof [:tobool "perhaps"]] ==> nil
                :put [:typeof [:toid "*1f"]] ==> id
                :put [:tostr {1;"k"="v"}] ==> 1;k=v
                :put [:typeof [:tostr 5]] ==> str
                :put [:toarray "a,b,,c"] ==> a;b;;c
                :put [:len [:toarray ""]] ==> 0
                :put [:toarray "a|b" delimiter="|"] ==> a;b
                :put [:len [:tocrlf "a\\nb"]] ==> 4
                :put [:len [:tolf "a\\r\\nb"]] ==> 3
                """);
    }

    @TestFactory
    Stream<DynamicTest> textsAndArraysAreCut() {
        return Examples.of("""
                :put [:pick "abcdef" 1 3] ==> bc
                :put [:pick "abcdef" 2] ==> c
                :put [:pick "abc" 1 99] ==> bc
                :put [:typeof [:pick "abc" 9]] ==> nothing
                :put [:pick {1;2;3;4} 1 3] ==> 2;3
                :put [:pick {1;2;3;4} 0] ==> 1
                :put [:len "abc"] ==> 3
                :put [:len {1;2;"k"=3}] ==> 3
                :put [:find "abcabc" "c"] ==> 2
                :put [:find "abcabc" "a" 0] ==> 3
                :put [:find "abcabc" "a" -1] ==> 0
                :put [:find {"x";"y"} "y"] ==> 1
                :put [:find {k=5} 5] ==> k
                :put [:range 1 4] ==> 1;2;3;4
                """);
    }

    /** Seen on devices: code has types of its own. */
    @TestFactory
    Stream<DynamicTest> code() {
        return Examples.of("""
                :put [:typeof [:parse ":put 1"]] ==> code
                :put [:tostr [:parse ":put 1"]] ==> (code)
                :put [:typeof (>[:put hello])] ==> op
                [(>[:put hello])] ==> hello
                :global f do={:put "$1 $2"}; :put [:typeof $f]; :put [:len $f]; :put [:typeof ($f->1)] ==> array⏎2⏎code
                :global o (>[:do {:put "$1"}]); $o "hmm" ==> hmm
                :put [:typeof (>{})] ==> array
                :global f (>[:return ($1 + $2)]); :put ($f <%% {1;2}) ==> 2
                :global f (>[:return "$0|$1|$2"]); :put ($f <%% {7;8}) ==> 7|8|
                :global f do={:return "$0|$1|$2"}; :put [$f 7 8] ==> $f|7|8
                :global f (>[:return $a]); :put ($f <%% {a=5}) ==> 5
                :global f (>{"a"=1}); :put [:typeof $f] ==> array
                """);
    }
}
