package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestRouterosCommand {
    @TempDir
    private Path home = Path.of("");

    private Path script(String text) throws IOException {
        return Files.writeString(home.resolve("a.rsc"), text);
    }

    private TestingMt check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "routeros";
        all[1] = "check";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return TestingMt.in(home, Map.of(), all);
    }

    @Test
    void aGoodScriptIsSaidToBe() throws IOException {
        TestingMt mt = check(script(":put 1\n").toString());
        assertThat(mt.status()).isZero();
        assertThat(mt.out()).isEmpty();
        assertThat(mt.err()).isEqualTo("nothing to say in 1 file, checked for RouterOS 7.13-7.24\n");
    }

    @Test
    void aBadScriptIsToldOf() throws IOException {
        Path script = script("/container/add interface=veth1 mountlists=m\n");
        TestingMt mt = check(script.toString());
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.out()).startsWith(script + ":1:32: error: /container/add has no argument mountlists");
        assertThat(mt.err()).isEqualTo("1 error in 1 file, checked for RouterOS 7.13-7.24\n");
    }

    @Test
    void versionsCanBeChosen() throws IOException {
        String script = script("/container/add interface=veth1 mountlists=m\n").toString();
        assertThat(check(script, "--version", "7.24").status()).isZero();
        assertThat(check(script, "--version", "7.21.3,7.24").status()).isZero();
        assertThat(check(script, "--version=7.20").out()).contains(" [7.20]");
        assertThat(check(script, "--version", "7.20,7.24").out()).contains(" [7.20]");
        assertThat(check(script, "--version", "all").status()).isEqualTo(1);
        TestingMt newer = check(script, "--version", "7.31");
        assertThat(newer.status()).isZero();
        assertThat(newer.err()).startsWith("RouterOS 7.31 is not known yet: checking for 7.24\n");
    }

    @Test
    void scriptsCanChooseThemselves() throws IOException {
        String script = script("# requires RouterOS 7.21\n/container/add interface=veth1 mountlists=m\n")
                .toString();
        assertThat(check(script).status()).isZero();
        assertThat(check(script).err()).contains("checked for RouterOS 7.21-7.24");
        assertThat(check(script, "--version", "all").status()).isEqualTo(1);
    }

    @Test
    void warningsCountAndNotesDoNot() throws IOException {
        assertThat(check(script(":put $x").toString()).status()).isEqualTo(1);
        assertThat(check(script(":do {[:parse \"/container/set 0 privileged=yes\"]} on-error={}")
                                .toString())
                        .status())
                .isZero();
    }

    @Test
    void jsonIsWritten() throws IOException {
        TestingMt mt = check(script(":put $x").toString(), "--json");
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.err()).isEmpty();
        assertThat(mt.out()).startsWith("{").contains("\"rule\" : \"undeclared-variable\"");
    }

    @Test
    void standardInputIsRead() {
        StringWriter out = new StringWriter();
        PrintWriter printed = new PrintWriter(out);
        RouterosCheckCommand command =
                new RouterosCheckCommand(new ByteArrayInputStream(":put $x".getBytes(StandardCharsets.UTF_8)));
        CommandLine line = new CommandLine(command).setOut(printed).setErr(new PrintWriter(new StringWriter()));
        assertThat(line.execute("-")).isEqualTo(1);
        assertThat(out.toString()).startsWith("standard input:1:6: warning: $x is not declared");
    }

    @Test
    void mistakesAreExplained() throws IOException {
        String script = script(":put 1").toString();
        TestingMt gone = check(home.resolve("gone").toString());
        assertThat(gone.status()).isEqualTo(2);
        assertThat(gone.err()).contains("cannot read the script", "does not exist");
        assertThat(check(script, "--version", "7.24beta1").err()).contains("is not a RouterOS version");
        assertThat(check(script, "--version", "6.49").err()).contains("nothing is known of RouterOS 6.49");
        assertThat(check(script, "--version", "6.49").status()).isEqualTo(2);
        assertThat(check().status()).isEqualTo(2);
        assertThat(TestingMt.in(home, Map.of(), "routeros").err()).contains("a command is missing");
    }

    @Test
    void schemasAreMade() throws IOException {
        Files.createDirectories(home.resolve("s"));
        Files.writeString(
                home.resolve("s/7.9.json"), "{\"put\": {\"_type\": \"cmd\", \"message\": {\"_type\": \"arg\"}}}");
        TestingMt mt = TestingMt.in(
                home, Map.of(), "routeros", "schema", home.resolve("s").toString());
        assertThat(mt.status()).isZero();
        assertThat(mt.out()).isEqualTo("versions 7.9\nlists\nmenus\nput message\n");
        assertThat(TestingMt.in(home, Map.of(), "routeros", "--help").out())
                .contains("check")
                .doesNotContain("schema");
    }
}
