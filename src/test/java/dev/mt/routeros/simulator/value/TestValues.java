package dev.mt.routeros.simulator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Values, and that what they print reads back. */
final class TestValues {
    private static final int ROUNDS = 5000;

    @Test
    void whatPrintsReadsBackAsTheSameValue() {
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            Value value =
                    switch (i % 7) {
                        case 0 -> Num.of(random.nextLong());
                        case 1 -> new Time(random.nextLong() >> random.nextInt(3, 60));
                        case 2 -> new Ip(random.nextInt());
                        case 3 -> new IpPrefix(random.nextInt(), random.nextInt(33));
                        case 4 -> new Ip6(sparse(random), sparse(random));
                        case 5 -> new Ip6Prefix(sparse(random), sparse(random), random.nextInt(129));
                        default -> new Id(random.nextInt() & 0xFFFF_FFFFL);
                    };
            assertThat(Literals.of(value.print())).as(value.print()).isEqualTo(value);
        }
    }

    /** Halves of addresses in which there are runs of zeros. */
    private static long sparse(Random random) {
        long bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = (bits << 16) | (random.nextBoolean() ? 0 : random.nextInt(0x10000));
        }
        return bits;
    }

    @Test
    void noWordBreaksTheReader() {
        Random random = new Random(2);
        String letters = "0123456789abcdefx.:/*-+wdhms";
        for (int i = 0; i < ROUNDS * 4; i++) {
            StringBuilder word = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            Value value = Literals.of(word.toString());
            assertThat(value instanceof Str || !value.isEmpty()).isTrue();
        }
    }

    @Test
    void wordsThatOnlyLookLikeSomething() {
        for (String word : List.of(
                "1:2:3:4:5:6:7",
                "10.0.0.256",
                "1.2.3.4.5",
                "10.0.0.0/33",
                "fd7a::/129",
                "1::2::3",
                "*",
                "*xyz",
                "0x",
                "9223372036854775808",
                "1y",
                "1s2h",
                "00:60:00",
                "-",
                "+",
                ".",
                "::g",
                "a:b",
                "12345::")) {
            assertThat(Literals.of(word)).as(word).isEqualTo(Str.of(word));
        }
    }

    @Test
    void addressesPrintAsRfc5952Says() {
        assertThat(Literals.of("2001:0DB8:0:0:1:0:0:1").print()).isEqualTo("2001:db8::1:0:0:1");
        assertThat(Literals.of("::").print()).isEqualTo("::");
        assertThat(Literals.of("::ffff:192.0.2.1").print()).isEqualTo("::ffff:c000:201");
        assertThat(Literals.of("1:0:2:3:4:5:6:7").print()).isEqualTo("1:0:2:3:4:5:6:7");
    }

    @Test
    void arraysNeverChange() {
        Array one = Array.of(List.of(Num.of(1)), Map.of("k", Num.of(2)));
        assertThat(one.plus(Num.of(3)).print()).isEqualTo("1;3;k=2");
        assertThat(one.with("a", Num.of(0)).print()).isEqualTo("1;a=0;k=2");
        assertThat(one.with("k", Nothing.NOTHING).print()).isEqualTo("1");
        assertThat(one.with(2, Num.of(9)).print()).isEqualTo("1;;9;k=2");
        assertThat(one.print()).isEqualTo("1;k=2");
        assertThat(one.at(1)).isEqualTo(Num.of(2));
        assertThat(one.at(2)).isEqualTo(Nothing.NOTHING);
        assertThatThrownBy(() -> one.items().add(Num.of(1))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsWrittenAsJsonReadsBack() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            Value value = tree(random, 4);
            for (boolean pretty : new boolean[] {false, true}) {
                String json = new JsonWriter(pretty, false).write(value);
                assertThat(JsonReader.read(json, false)).as(json).isEqualTo(value);
            }
        }
    }

    private static Value tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> Num.of(random.nextInt());
            case 1 -> Bool.of(random.nextBoolean());
            case 2 -> text(random);
            case 3 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(tree(random, depth - 1));
                }
                yield Array.of(items);
            }
            default -> {
                Map<String, Value> keyed = new TreeMap<>();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    keyed.put(text(random).print(), tree(random, depth - 1));
                }
                yield Array.ofKeyed(keyed);
            }
        };
    }

    private static Str text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append((char) random.nextInt(256));
        }
        return Str.of(text.toString());
    }

    @Test
    void brokenJsonIsAnError() {
        for (String text :
                List.of("", "{", "[1", "{\"a\"}", "{a:1}", "\"", "\"\\u12\"", "1 2", "tru", "[".repeat(500))) {
            assertThatThrownBy(() -> JsonReader.read(text, true)).as(text).isInstanceOf(ValueError.class);
        }
    }

    @Test
    void prefixesContain() {
        assertThat(Arithmetic.isIn(Literals.of("10.1.0.0/16"), Literals.of("10.0.0.0/8")))
                .isTrue();
        assertThat(Arithmetic.isIn(Literals.of("10.0.0.0/7"), Literals.of("10.0.0.0/8")))
                .isFalse();
        assertThat(Arithmetic.isIn(Literals.of("fd7b::1"), Literals.of("fd7a::/16")))
                .isFalse();
        assertThat(Arithmetic.isIn(Literals.of("1.2.3.4"), Literals.of("0.0.0.0/0")))
                .isTrue();
        assertThatThrownBy(() -> Arithmetic.isIn(Num.of(1), Literals.of("10.0.0.0/8")))
                .isInstanceOf(ValueError.class)
                .hasMessage("cannot test if integer number is in IP prefix");
    }

    /** Every operation on values of all types gives a value or an error of its own. */
    @Test
    void operationsOnAnythingGiveAValueOrAnError() {
        List<Value> all = List.of(
                Nothing.NOTHING,
                Nil.NIL,
                Bool.TRUE,
                Num.of(7),
                Str.of("x"),
                Str.of("5"),
                Time.ofSeconds(9),
                new Ip(1),
                new IpPrefix(0, 8),
                new Ip6(1, 2),
                new Ip6Prefix(1, 2, 64),
                new Id(3),
                Array.of(Num.of(1)),
                Array.EMPTY);
        int values = 0;
        int errors = 0;
        for (Value left : all) {
            for (Value right : all) {
                for (Operation operation : OPERATIONS) {
                    try {
                        assertThat(operation.of(left, right)).isNotNull();
                        values++;
                    } catch (ValueError e) {
                        assertThat(e.text()).isNotBlank();
                        errors++;
                    }
                }
            }
        }
        assertThat(values).isGreaterThan(500);
        assertThat(errors).isGreaterThan(500);
    }

    @FunctionalInterface
    private interface Operation {
        Value of(Value left, Value right);
    }

    private static final List<Operation> OPERATIONS = List.of(
            Arithmetic::add,
            Arithmetic::subtract,
            Arithmetic::multiply,
            Arithmetic::divide,
            Arithmetic::remainder,
            Arithmetic::concatenate,
            Arithmetic::append,
            Arithmetic::element,
            (left, right) -> Arithmetic.bits('&', left, right),
            (left, right) -> Arithmetic.bits('<', left, right),
            (left, right) -> Bool.of(Arithmetic.isIn(left, right)),
            (left, right) -> Bool.of(Comparison.areEqual(left, right)),
            (left, right) -> Num.of(Comparison.compare(left, right, "more", true)));
}
