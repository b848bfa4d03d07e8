package dev.mt.routeros.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDescription {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "string value; str",
                "string value, min length 3, max length 3; str(3..3)",
                "string value, max length 31; str(..31)",
                "string value, min length 1; str(1..)",
                "hexadecimal string value, max length 16; hex(..16)",
                "0..4294967295; num(0..4294967295)",
                "time interval; time",
                "00:00:00.200..    (time interval); time(00:00:00.200..)",
                "..35w3d13h13m56s    (time interval); time(..35w3d13h13m56s)",
                "1s..7101w3d6h28m15s    (time interval); time(1s..7101w3d6h28m15s)",
                "A.B.C.D    (IP address); ip",
                "none | A.B.C.D    (IP address); ip-or-none",
                "unspecified | A.B.C.D    (IP address); ip-or-unspecified",
                "A.B.C.D/M    (IP prefix); ip-prefix",
                "IPv6/0..128    (IPv6 prefix); ip6-prefix",
                "A.B.C.D[-A.B.C.D |0..32 |/A.B.C.D ]    (IP address range); ip-range",
                "AB[:|-|.]CD[:|-|.]EF[:|-|.]GH[:|-|.]IJ[:|-|.]KL    (MAC address); mac",
                "script; script",
                "pap|chap|mschap1[,Allow*]; set(pap|chap|mschap1)",
                "see documentation; ''",
                "''; ''",
                "Something (new) that nobody knows; ''",
            })
    void typesAreReadFromDescriptions(String description, String type) {
        assertThat(Description.type(description)).hasToString(type);
        assertThat(ArgumentType.parse(type)).isEqualTo(Description.type(description));
    }
}
