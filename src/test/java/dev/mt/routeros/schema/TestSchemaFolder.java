package dev.mt.routeros.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSchemaFolder {
    @TempDir
    private Path folder = Path.of("");

    private void file(String name, String json) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void differencesAreMarkedAndTheRestStandsOnce() throws IOException {
        file("7.9.json", """
                {"ip": {"_type": "path", "print": {"_type": "cmd", "as-value": {"_type": "arg"},
                  "old": {"_type": "arg", "desc": "string value, max length 9"}}}}
                """);
        file("7.10.1.json.gz", """
                {"ip": {"_type": "dir", "print": {"_type": "cmd", "as-value": {"_type": "arg"}},
                  "new": {"_type": "cmd", "as-value": {"_type": "arg", "desc": "see documentation"},
                    "time": {"_type": "arg", "desc": "0s..1d    (time interval)"}}},
                 "beep": {"_type": "cmd"}}
                """);
        file("7.11.json", """
                {"ip": {"_type": "dir", "print": {"_type": "cmd", "as-value": {"_type": "arg", "desc": "a|b[,X*]"}},
                  "new": {"_type": "cmd", "as-value": {"_type": "arg"}, "time": {"_type": "arg"}}}}
                """);
        file("README.md", "not a schema");
        String text = """
                versions 7.9 7.10.1 7.11
                lists
                menus
                beep@b
                ip/
                 new@b- as-value time@c- time:time(0s..1d)@b
                 print as-value@a-b as-value:set(a|b)@c- old:str(..9)@a
                """;
        assertThat(SchemaFolder.read(folder).text()).isEqualTo(text);
        assertThat(Schemas.parse(text).text()).isEqualTo(text);
    }

    @Test
    void listsOfSeveralCommandsStandOnce() throws IOException {
        file("7.9.json", """
                {"a": {"_type": "cmd", "x": {"_type": "arg"}, "y": {"_type": "arg"}},
                 "b": {"_type": "cmd", "x": {"_type": "arg"}, "y": {"_type": "arg"}},
                 "c": {"_type": "cmd", "x": {"_type": "arg"}},
                 "d": {"_type": "cmd", "x": {"_type": "arg"}}}
                """);
        String text = "versions 7.9\nlists\nx y\nmenus\na *0\nb *0\nc x\nd x\n";
        assertThat(SchemaFolder.read(folder).text()).isEqualTo(text);
        assertThat(Schemas.parse(text).text()).isEqualTo(text);
    }

    @Test
    void whatIsNoSchemaIsRefused() throws IOException {
        assertThatThrownBy(() -> SchemaFolder.read(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there are 0 schemas");
        assertThatThrownBy(() -> SchemaFolder.read(folder.resolve("gone")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot read the schemas");
        file("7.9.json", "{\"a\": {\"_type\": \"dog\"}}");
        assertThatThrownBy(() -> SchemaFolder.read(folder)).hasMessageContaining("the kind 'dog'");
        file("7.9.json", "{\"a\": ");
        assertThatThrownBy(() -> SchemaFolder.read(folder)).hasMessageContaining("cannot read the schema");
        file("7.9.json", "{}");
        file("new.json", "{}");
        assertThatThrownBy(() -> SchemaFolder.read(folder)).hasMessageContaining("its name is no version");
    }

    /** With the files that the resource was made from: that it is what they say. */
    @Test
    void theResourceIsWhatTheFilesSay() {
        String files = System.getenv().getOrDefault("MT_ROUTEROS_SCHEMAS", "");
        Assumptions.assumeFalse(files.isEmpty(), "MT_ROUTEROS_SCHEMAS names no folder with schemas of devices");
        assertThat(Schemas.bundled().text())
                .isEqualTo(SchemaFolder.read(Path.of(files)).text());
    }
}
