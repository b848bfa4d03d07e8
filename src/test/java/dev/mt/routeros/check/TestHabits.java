package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads, ways out, and start times. */
class TestHabits {
    /** Section 3 of the facts: check-certificate defaults to no. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tool/fetch url=\"https://example.com/x\"",
                "/tool fetch url=https://example.com/x output=user as-value",
                ":local u \"x\"\n/tool/fetch url=$u",
                ":local u \"x\"\n/tool/fetch url=(\"https://\" . $u)",
                ":local u \"x\"\n:put ([/tool/fetch url=\"https://$u/\" as-value output=user]->\"data\")",
                "/tool/fetch mode=https address=10.0.0.1 src-path=x",
            })
    void certificatesShouldBeChecked(String script) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.UNCHECKED_CERTIFICATE);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().hint()).contains("add check-certificate=yes-without-crl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tool/fetch url=\"https://example.com/x\" check-certificate=yes-without-crl",
                "/tool/fetch check-certificate=yes url=\"https://example.com/x\"",
                "/tool/fetch url=\"http://example.com/x\"",
                ":local u \"x\"\n/tool/fetch url=\"http://$u/x\"",
                ":local u \"x\"\n/tool/fetch url=$u mode=http",
                ":local u \"x\"\n/tool/fetch upload=yes url=$u src-path=x",
                "/tool/fetch address=10.0.0.1 src-path=x",
                "/tool/fetch url=\"ftp://h/x\" user=a password=b",
            })
    void orThereAreNone(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    @Test
    void whoSaysNoKnowsIt() {
        List<Finding> findings = TestingChecks.all("/tool/fetch url=\"https://h/\" check-certificate=no");
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.NOTE);
    }

    /** Section 2 of the facts: the scheduler logs a failure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":if (true) do={ :error \"noop\" }",
                ":error \"already up to date\"",
                ":error \"Nothing to do.\"",
                ":error \"No changes\"",
                ":error \"\"",
                ":error false",
            })
    void anErrorIsNoWayOut(String script) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.ERROR_AS_EXIT);
        assertThat(findings.getFirst().hint().orElseThrow()).contains(":exit (since 7.22)");
    }

    @Test
    void theHintFitsTheVersions() {
        assertThat(TestingChecks.checker("7.22", "7.24")
                        .check(":error \"done\"")
                        .getFirst()
                        .hint())
                .contains("use :exit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":error \"the pull failed\"",
                ":error \"no space left, nothing was done\"",
                ":error \"cannot resolve the registry\"",
                ":local e \"x\"\n:error $e",
                ":onerror e in={ :error \"noop\" } do={ :log info $e }",
                ":do { :error false } on-error={}",
                ":retry { :error \"not ready\" } delay=1s max=3",
                ":global f do={ :error \"nothing there\" }",
                ":if ([:len \"\"] = 0) do={ :error \"update check failed: already running\" }",
            })
    void anErrorIsAnError(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    /** Section 2 of the facts: such an entry never runs at the start. */
    @Test
    void anIntervalTakesTheStartAway() {
        List<Finding> findings =
                TestingChecks.all("/system/scheduler/add name=a start-time=startup interval=1h on-event=update");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.STARTUP_INTERVAL);
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.NOTE);
        assertThat(TestingChecks.all("/system/scheduler/add name=a start-time=startup on-event=update"))
                .isEmpty();
        assertThat(TestingChecks.all("/system/scheduler/add name=a start-time=startup interval=0s on-event=u"))
                .isEmpty();
    }
}
