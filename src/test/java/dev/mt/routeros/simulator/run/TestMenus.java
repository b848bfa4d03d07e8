package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Id;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What commands of menus are given, and the conditions behind {@code where}: facts on RouterOS, section 2. */
final class TestMenus {
    private final TestingRouter router = new TestingRouter("7.24");

    @BeforeEach
    void addRows() {
        router.rows.add(Map.of("name", Str.of("one"), "protocol", Str.of("tcp"), "port", Str.of("80")));
        router.rows.add(Map.of("name", Str.of("two"), "protocol", Str.of("udp"), "disabled", Bool.TRUE));
        router.rows.add(Map.of("name", Str.of("three"), "protocol", Str.of("tcp"), "disabled", Bool.FALSE));
    }

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void argumentsAreEvaluatedAndHaveTheirFullNames() {
        router.run(":local n x; /thing add na=\"$n-1\" disabled=yes comment=(1 + 2) source={:put 1; :put \"}\"}");
        Call call = router.calls.getFirst();
        assertThat(call.path()).isEqualTo("/thing/add");
        assertThat(call.named())
                .containsExactly(
                        Map.entry("name", Str.of("x-1")),
                        Map.entry("disabled", Str.of("yes")),
                        Map.entry("comment", Num.of(3)),
                        Map.entry("source", Str.of(":put 1; :put \"}\"")));
        assertThat(call.line()).isEqualTo(1);
    }

    @Test
    void flagsUnsetPropertiesAndValuesWithoutNames() {
        router.run("/thing print as-value count-only\n/thing set [find name=\"two\"] !comment name=new");
        assertThat(router.calls.get(0).flags()).containsExactlyInAnyOrder("as-value", "count-only");
        assertThat(router.calls.get(0).has("as-value")).isTrue();
        Call set = router.calls.get(2);
        assertThat(set.unset()).containsExactly("comment");
        assertThat(set.get("numbers")).contains(Array.of(new Id(2)));
        assertThat(set.line()).isEqualTo(2);
    }

    @Test
    void conditions() {
        assertFound("[/thing find name=\"two\"]", "*2");
        assertFound("[/thing find where name=two]", "*2");
        assertFound("[/thing find where disabled]", "*2");
        assertFound("[/thing find where !disabled]", "*1;*3");
        assertFound("[/thing find disabled=no]", "*3");
        assertFound("[/thing find name~\"^t\"]", "*2;*3");
        assertFound("[/thing find name~\"^t\" disabled=no]", "*3");
        assertFound("[/thing find where name=\"one\" or disabled=yes]", "*1;*2");
        assertFound("[/thing find where name=\"none\"]", "");
        assertFound("[:typeof [/thing find where name=\"none\"]]", "array");
        assertFound("[:len [/thing find]]", "3");
    }

    @Test
    void aPropertyHidesAVariableOfTheSameName() {
        assertFound("[:len [/thing find name=$name]]", "3", ":local name \"two\"; ");
        assertFound("[/thing find name=$wanted]", "*2", ":local wanted \"two\"; ");
    }

    @Test
    void addressesPortsAndProtocolsNeedQuotes() {
        assertFound("[/thing find protocol=tcp]", "");
        assertFound("[/thing find protocol=\"tcp\"]", "*1;*3");
        assertFound("[/thing find port=80]", "");
        assertFound("[/thing find port=\"80\"]", "*1");
    }

    @Test
    void theValueOfACommandIsUsed() {
        assertFound("[/thing get 0 name]", "one");
        assertFound("([/thing/print count-only] > 1)", "true");
    }

    private void assertFound(String expression, String expected) {
        assertFound(expression, expected, "");
    }

    private void assertFound(String expression, String expected, String before) {
        router.output.clear();
        router.run(before + ":put " + expression);
        assertThat(router.output).as(expression).containsExactly(expected);
    }

    /** So that a test above cannot pass because nothing is asked. */
    @Test
    void rowsAreAsked() {
        Value all = router.timeline.call(
                "test", () -> router.interpreter.run("[/thing find]", Session.console(line -> {})));
        assertThat(all).isEqualTo(Array.of(new Id(1), new Id(2), new Id(3)));
    }
}
