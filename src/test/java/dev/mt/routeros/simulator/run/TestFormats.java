package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code :serialize}, {@code :deserialize}, {@code :convert}, chance: facts on RouterOS, section 2. */
final class TestFormats {
    @TestFactory
    Stream<DynamicTest> json() {
        return Examples.of("""
                :put [:serialize to=json {"a"=1;"b"=true;"c"="x\\"y";"d"={1;2}}] ==> {"a":1,"b":true,"c":"x\\"y","d":[1,2]}
                :put [:serialize to=json {"a"="5"}] ==> {"a":5}
                :put [:serialize to=json {"a"="5"} options=json.no-string-conversion] ==> {"a":"5"}
                :put [:serialize to=json {"a"=1} options=json.pretty] ==> {⏎    "a": 1⏎}
                :put [:serialize to=json [:nothing]] ==> null
                :put [:serialize to=json 1h] ==> "01:00:00"
                :put ([:deserialize from=json "{\\"a\\":{\\"b\\":[1,2]}}"]->"a"->"b"->1) ==> 2
                :put [:typeof ([:deserialize from=json "{\\"a\\":\\"10.0.0.1\\"}"]->"a")] ==> ip
                :put [:typeof ([:deserialize from=json "{\\"a\\":\\"1\\"}" options=json.no-string-conversion]->"a")] ==> str
                :put [:typeof ([:deserialize from=json "{\\"a\\":null}"]->"a")] ==> nothing
                :put [:typeof ([:deserialize from=json "[1.5]"]->0)] ==> str
                :onerror e in={:deserialize from=json "{"} do={:put caught} ==> caught
                :onerror e in={:serialize to=xml 1} do={:put $e} ==> input does not match any value of to (:serialize; line 1)
                """);
    }

    @TestFactory
    Stream<DynamicTest> separatedValues() {
        return Examples.of("""
                :put ([:deserialize from=dsv delimiter="," "a,b\\nc,d"]->1->0) ==> c
                :put [:typeof ([:deserialize from=dsv delimiter="," "1,2"]->0->0)] ==> num
                :put [:typeof ([:deserialize from=dsv delimiter="," options=dsv.plain "1,2"]->0->0)] ==> str
                :put ([:deserialize from=dsv delimiter=";" options=dsv.array "k;l\\n1;2"]->0->"l") ==> 2
                :put [:serialize to=dsv delimiter=";" {{1;"a;b"};{2;"c"}}] ==> 1;"a;b"⏎2;c⏎
                :put [:serialize to=dsv delimiter="," options=dsv.remap order=b,a {{a=1;b=2}}] ==> b,a⏎2,1⏎
                """);
    }

    @TestFactory
    Stream<DynamicTest> convert() {
        return Examples.of("""
                :put [:convert to=base64 "hello"] ==> aGVsbG8=
                :put [:convert from=base64 "aGVsbG8="] ==> hello
                :put [:convert to=hex "AZ"] ==> 415a
                :put [:convert from=hex "415A"] ==> AZ
                :put [:convert to=url "a b/ü"] ==> a%20b%2F%C3%BC
                :put [:convert from=url "a%20b"] ==> a b
                :put [:convert to=rot13 "Hello"] ==> Uryyb
                :put [:convert to=base32 "hello"] ==> NBSWY3DP
                :put [:convert from=base32 "NBSWY3DP"] ==> hello
                :put [:convert from=num to=byte-array 258] ==> 1;2
                :put [:convert from=byte-array to=num {1;2}] ==> 258
                :put [:convert transform=md5 to=hex "abc"] ==> 900150983cd24fb0d6963f7d28e17f72
                :put [:convert transform=sha256 to=hex "abc"] ==> \
                ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                :put [:convert transform=lc "ABC"] ==> abc
                :put [:convert transform=reverse "abc"] ==> cba
                :put [:convert from=hex "4"] ==> ERROR failure: invalid hex value (:convert; line 1)
                """.replace("ü", new String(new char[] {0xC3, 0xBC})));
    }

    /** The generator is the surroundings', so that a run can be had again. */
    @Test
    void chanceIsTheSameInEachRunWithTheSameSeed() {
        String source = ":put [:rndnum 1 1000000]; :put [:rndstr length=8 from=\"abc\"]; :put [:len [:rndstr 5]]";
        assertThat(TestingRouter.printed("7.24", source))
                .isEqualTo(TestingRouter.printed("7.24", source))
                .satisfies(lines -> assertThat(lines.get(1)).matches("[abc]{8}"))
                .satisfies(lines -> assertThat(lines.get(2)).isEqualTo("5"));
    }
}
