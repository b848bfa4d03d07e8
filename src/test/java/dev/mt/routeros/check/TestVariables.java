package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the facts: what blocks and functions see. */
class TestVariables {
    private static Finding only(String script) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.rule()).isEqualTo(Rule.UNDECLARED_VARIABLE);
        return finding;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":local a 1\n:put $a",
                ":local a\n:set a 2",
                ":global a\n:put \"$a and $[:len $a] and $($a . 1)\"",
                ":local a 1\n:if (true) do={ :set a 2; :put $a } else={ :put $a }",
                ":local \"a-b\" 1\n:put $\"a-b\"",
                ":foreach k,v in={1;2} do={ :put \"$k $v\" }",
                ":for i from=1 to=3 do={ :put $i }",
                ":onerror e in={ :error x } do={ :put $e }",
                ":onerror e { :error x } do={ :put $e }",
                ":local i 0\n:while ($i < 3) do={ :set i ($i + 1) }",
                ":do { :local x 1; :put $x } on-error={}",
                ":local a 1\n:do { :set a 2 } while=($a < 2)",
                ":local f do={ :return ($1 + $2) }\n:put [$f 1 2]",
                ":local f do={ :put $name }\n$f name=x",
                ":global f do={ :put $name }",
                ":global f do={ :global g; $g 1 }",
                ":global f do={ :local n $name; :return $n }",
                ":local a [/ip address find]; :put [:len $a]",
                "{ :local a 1; :put $a }",
                ":local f do={ :if ([:typeof $branch] = \"str\") do={ :put $branch } }\n:local lbranch 1",
                ":if (!any $counter) do={ :global counter 0 }",
                "/interface monitor-traffic ether1 once do={ :put $name }",
                "/ip dhcp-server add name=a interface=b lease-script={ :put $leaseActIP; :put $\"lease-hostname\" }",
                ":local Action $action\n:put $Action",
                ":put $leaseBound",
            })
    void whatIsDeclaredIsTaken(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    @Test
    void whatIsNotDeclaredIsToldOf() {
        Finding finding = only(":put $nothing");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).isEqualTo("$nothing is not declared");
        assertThat(finding.versions()).isEmpty();
    }

    @Test
    void slipsAreGuessed() {
        Finding finding = only(":local image \"x\"\n:put \"the image is $imgae\"");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.hint()).contains("did you mean $image?");
        assertThat(finding.position().line()).isEqualTo(2);
        assertThat(finding.position().column()).isEqualTo(20);
        assertThat(finding.length()).isEqualTo(6);
        assertThat(only(":local Image \"x\"\n:put $image").hint()).contains("did you mean $Image?");
    }

    /** Section 2: setting what is not declared is an error. */
    @Test
    void settingNeedsADeclaration() {
        Finding finding = only(":set counter 1");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("counter is not declared");
    }

    @Test
    void aBlockEndsWhatItDeclares() {
        Finding finding = only(":if (true) do={\n  :local a 1\n}\n:put $a");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.hint()).contains("it is declared in line 2, but only for the block there");
        assertThat(only(":put $a\n:local a 1").hint()).contains("it is declared in line 2, but not before");
        assertThat(only(":for i from=1 to=2 do={}\n:put $i").rule()).isEqualTo(Rule.UNDECLARED_VARIABLE);
    }

    @Test
    void aFunctionDoesNotSeeWhatIsAroundIt() {
        assertThat(only(":local a 1\n:local f do={ :put $a }\n$f").hint())
                .contains("a function does not see the locals around it: give it as an argument");
        assertThat(only(":global a 1\n:global f do={ :put $a }").hint())
                .contains("declare it in the function as well: :global a");
        assertThat(only(":global f do={ :global f; [$f] }\n:local b 1\n:set f do={ :set b 2 }")
                        .message())
                .isEqualTo("b is not declared in this function");
        assertThat(only(":local f do={ :local message \"x\"; :put $mesage }").hint())
                .contains("did you mean $message?");
    }

    @Test
    void aFunctionThatCallsItselfNeedsItsName() {
        assertThat(only(":global f do={ $f 1 }").hint()).contains("declare it in the function as well: :global f");
        assertThat(TestingChecks.all(":global f do={ :global f; $f 1 }")).isEmpty();
    }

    /** What is stored runs by itself. */
    @Test
    void storedScriptsSeeNothing() {
        assertThat(only(":local a 1\n/system/script/add name=s source={ :put $a }")
                        .message())
                .isEqualTo("$a is not declared");
        assertThat(only(":local a 1\n/system/script/add name=s source=\":put \\$a\"")
                        .position()
                        .column())
                .isEqualTo(40);
        assertThat(TestingChecks.all(":local a 1\n/system/script/add name=s source=\":put $a\""))
                .isEmpty();
    }
}
