package dev.mt.routeros.simulator.run;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loops and errors: facts on RouterOS, section 2. */
final class TestControlFlow {
    @TestFactory
    Stream<DynamicTest> loops() {
        return Examples.of("""
                :for i from=1 to=3 do={:put $i} ==> 1⏎2⏎3
                :for i from=2 to=0 do={:put $i} ==> 2⏎1⏎0
                :for i from=0 to=10 step=5 do={:put $i} ==> 0⏎5⏎10
                :foreach k,v in={9;b=1;a=2} do={:put "$k $v"} ==> 0 9⏎a 2⏎b 1
                :local i 0; :while ($i < 2) do={:put $i; :set i ($i + 1)} ==> 0⏎1
                :local i 0; :do {:put $i; :set i ($i + 1)} while=($i < 2) ==> 0⏎1
                :foreach i in={1;2;3} do={:if ($i = 2) do={:continue}; :put $i} ==> 1⏎3
                :foreach i in={1;2;3} do={:if ($i = 2) do={:break}; :put $i} ==> 1
                :put 1; :exit; :put 2 ==> 1
                :local f do={:exit}; $f; :put 2 ==>
                :put 1; :return 5; :put 2 ==> 1
                :local f do={:foreach i in={1;2} do={:return $i}}; :put [$f] ==> 1
                :if ("yes") do={:put 1} ==> ERROR conditional not boolean (:if; line 1)
                :if ($u) do={:put 1} else={:put 2} ==> 2
                :if ([:find "abc" "c"]) do={:put 1} ==> 1
                :if ([:find "abc" "x"]) do={:put 1} else={:put 2} ==> 2
                :foreach i in={1;2} do={:error "x"} on-error={:put "caught"} ==> caught
                """);
    }

    @TestFactory
    Stream<DynamicTest> onErrorSaysWhetherThereWasOne() {
        return Examples.of("""
                :put [:onerror e in={:put 1} do={:put 2}] ==> 1⏎false
                :put [:onerror e in={:error "boo"} do={:put $e}] ==> boo (:error; line 1)⏎true
                :onerror e in={/thing/fail} do={:put $e} ==> failure: it is broken (/thing/fail; line 1)
                :onerror e {⏎/thing fail⏎} do={:put $e} ==> failure: it is broken (/thing/fail; line 2)
                :local f do={:onerror e in={:return 7} do={}; :return 8}; :put [$f] ==> 7
                :onerror e in={[:parse "/nonsense"]} do={:put $e} ==> bad command name nonsense (line 1 column 2)
                :onerror e in={[:parse "(1"]} do={:put "caught"} ==> caught
                """);
    }

    /** No value takes all memory, however it is made, even if a loop doubles it. */
    @TestFactory
    Stream<DynamicTest> memoryComesToAnEnd() {
        return Examples.of("""
                :local s "aaaaaaaa"; :for i from=1 to=40 do={:set s ($s . $s)} ==> ERROR failure: not enough memory (:set; line 1)
                :local s "aaaaaaaa"; :for i from=1 to=40 do={:set s "$s$s"} ==> ERROR failure: not enough memory (:set; line 1)
                :local s "aa"; :for i from=1 to=40 do={:set s [:convert $s to=hex]} ==> ERROR failure: not enough memory (:convert; line 1)
                :local a {1}; :for i from=1 to=40 do={:set a ($a , $a)} ==> ERROR failure: not enough memory (:set; line 1)
                :local a {1}; :for i from=1 to=40 do={:set a {$a;$a}}; :put $a ==> ERROR failure: not enough memory (:set; line 1)
                :local a {1;2}; :for i from=1 to=40 do={:set a ($a . $a)} ==> ERROR failure: not enough memory (:set; line 1)
                :local a {1;2}; :onerror e in={:for i from=1 to=40 do={:set ($a->"x") {$a;$a}}} do={:put $e} ==> failure: not enough memory (:set; line 1)
                :local a {1}; :for i from=1 to=9999 do={:set a {$a}}; :put $a ==> ERROR failure: not enough memory (:set; line 1)
                :local a {1}; :for i from=1 to=9999 do={:set ($a->"x") $a}; :put $a ==> ERROR failure: not enough memory (:set; line 1)
                """);
    }

    @TestFactory
    Stream<DynamicTest> retryHasTwoForms() {
        return Examples.of("""
                :retry command={:error "x"} delay=1s max=3 on-error={:put [:timestamp]} ==> 2959w4d14:13:22
                :retry { :error "x" } delay=500ms max=50 ==> ERROR x (:error; line 1)
                :global n 0; :retry {:global n; :set n ($n + 1); :if ($n < 3) do={:error "x"}} delay=1s max=5; :put $n ==> 3
                """);
    }

    @TestFactory
    Stream<DynamicTest> errorsEndTheRun() {
        return Examples.of("""
                :put 1; :error "boo"; :put 2 ==> 1⏎ERROR boo (:error; line 1)
                /thing/fail; :put 2 ==> ERROR failure: it is broken (/thing/fail; line 1)
                :do {/thing/fail} on-error={:put "caught"}; :put 2 ==> caught⏎2
                :put 1⏎:put [:resolve "no.such.name"] ==> 1⏎ERROR failure: dns name does not exist (:resolve; line 2)
                :put [:resolve example.com] ==> 192.0.2.1
                :put "never"; :put ( ==> ERROR syntax error (line 1 column 21)
                """);
    }
}
