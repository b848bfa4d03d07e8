package dev.mt.recipe.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEdit {
    private static final String MODULE = "tailscale.com@v1.104.5";
    private static final Edit EDIT = new Edit("net/wrap.go", "peers must not crash it", "panic(1)\n", "return\n");

    @TempDir
    Path folder;

    @Test
    void replacesWhatStandsThereOnce() {
        assertThat(EDIT.apply("func f() {\n\tpanic(1)\n}\n", MODULE)).isEqualTo("func f() {\n\treturn\n}\n");
    }

    /** What takes the place is not a pattern. */
    @Test
    void takesTextsLiterally() {
        Edit edit = new Edit("f", "why", "a.*(b", "$1\\");
        assertThat(edit.apply("axxb a.*(b", MODULE)).isEqualTo("axxb $1\\");
    }

    @Test
    void refusesWhatIsNotThere() {
        Failure failure = catchThrowableOfType(Failure.class, () -> EDIT.apply("panic(2)\n", MODULE));
        assertThat(failure).hasMessage("the edit of net/wrap.go does not match " + MODULE + ": its text is not there");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint)
                .contains("image/tailscale/edits.toml", MODULE, "peers must not crash it"));
    }

    @Test
    void refusesWhatIsThereTwice() {
        assertThatThrownBy(() -> EDIT.apply("panic(1)\n\npanic(1)\n", MODULE))
                .hasMessage("the edit of net/wrap.go matches " + MODULE + " more than once");
        assertThatThrownBy(() -> new Edit("f", "why", "aa", "b").apply("aaa", MODULE))
                .as("overlapping")
                .hasMessageContaining("more than once");
    }

    @Test
    void isReadFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("edits.toml"), """
                [[edit]]
                file = "net/wrap.go"
                reason = "peers must not crash it"
                find = '''
                panic(1)
                '''
                replace = '''
                return
                '''
                """);
        assertThat(Edit.read(file)).containsExactly(EDIT);
    }

    @Test
    void oneThatChangesNothingIsAFailureOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("edits.toml"), """
                [[edit]]
                file = "net/wrap.go"
                reason = "none"
                find = "same"
                replace = "same"
                """);
        assertThatThrownBy(() -> Edit.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("edits.toml")
                .hasMessageContaining("net/wrap.go")
                .hasMessageContaining("changes nothing");
    }

    @Test
    void theRealOnesHaveReasons() {
        assertThat(Edit.read(TestingImageFolder.file("tailscale/edits.toml")))
                .isNotEmpty()
                .allSatisfy(edit -> {
                    assertThat(edit.reason()).hasSizeGreaterThan(20);
                    assertThat(edit.file()).endsWith(".go");
                });
    }
}
