package dev.mt.core.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTomlTable {
    @TempDir
    Path folder;

    private TomlTable table(String text) {
        Path file = folder.resolve("pins.toml");
        try {
            return TomlTable.read(Files.writeString(file, text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesWhatIsThere() {
        TomlTable table = table("""
                text = "ü"
                list = ["b", "a"]
                [pairs]
                z = "1"
                a = "2"
                "with.dot" = "3"
                [[many]]
                n = "1"
                [[many]]
                n = "2"
                """);
        assertThat(table.string("text")).isEqualTo("ü");
        assertThat(table.strings("list")).containsExactly("b", "a");
        assertThat(table.texts("pairs"))
                .containsExactly(Map.entry("z", "1"), Map.entry("a", "2"), Map.entry("with.dot", "3"));
        assertThat(table.tables("many")).extracting(each -> each.string("n")).containsExactly("1", "2");
        assertThat(table.strings("missing")).isEmpty();
        assertThat(table.texts("missing")).isEmpty();
        assertThat(table.tables("missing")).isEmpty();
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearest() {
        Failure failure =
                refused(() -> table("[config]\nentripoint = []").table("config").only("entrypoint", "command"));
        assertThat(failure).hasMessage(folder + "/pins.toml: unknown key 'config.entripoint'");
        assertThat(failure.hint()).hasValue("did you mean entrypoint? (known are entrypoint, command)");
    }

    /** Messages must not differ from run to run. */
    @Test
    void knownKeysAreNamedInTheOrderInWhichTheyAreAskedFor() {
        assertThat(refused(() -> table("x = 1").only("nine", "eight", "seven", "six", "five", "four"))
                        .hint())
                .hasValue("known are nine, eight, seven, six, five, four");
    }

    @Test
    void aWrongTypeIsNamed() {
        String where = folder + "/pins.toml: ";
        TomlTable table = table("""
                number = 1
                text = "x"
                mixed = ["x", 1]
                [pairs]
                n = 1
                """);
        assertThat(refused(() -> table.string("number"))).hasMessage(where + "'number' must be a text");
        assertThat(refused(() -> table.string("pairs"))).hasMessage(where + "'pairs' must be a text");
        assertThat(refused(() -> table.strings("text"))).hasMessage(where + "'text' must be a list");
        assertThat(refused(() -> table.strings("mixed"))).hasMessage(where + "'mixed' must be a list of texts");
        assertThat(refused(() -> table.table("text"))).hasMessage(where + "'text' must be a table");
        assertThat(refused(() -> table.tables("mixed"))).hasMessage(where + "'mixed' must be an array of tables");
        assertThat(refused(() -> table.texts("pairs"))).hasMessage(where + "'pairs.n' must be a text");
    }

    @Test
    void aMissingKeyIsNamedWithItsPlace() {
        TomlTable table = table("[[edit]]\nfile = \"a\"\n[[edit]]\n");
        assertThat(refused(() -> table.tables("edit").get(1).string("file")))
                .hasMessage(folder + "/pins.toml: 'edit[2].file' is missing");
    }

    @Test
    void whatIsNoTomlIsNamedWithItsLine() {
        Failure failure = refused(() -> table("a = \"1\"\nb = \n"));
        assertThat(failure).hasMessageStartingWith(folder + "/pins.toml is no TOML: line 2: ");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("toml.io"));
        assertThat(refused(() -> table("a = \"1\"\na = \"2\"\n")))
                .hasMessageContaining("is no TOML: line ")
                .hasMessageContaining("Duplicate key");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> TomlTable.read(folder.resolve("gone.toml")))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot read %s/gone.toml: %<s/gone.toml does not exist", folder);
        Path latin = Files.write(folder.resolve("latin.toml"), "a = \"ü\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TomlTable.read(latin))
                .hasMessage("cannot read %s/latin.toml: it is no text in UTF-8", folder);
    }

    private static Failure refused(ThrowingCallable reading) {
        return catchThrowableOfType(Failure.class, reading);
    }
}
