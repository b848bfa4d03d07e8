package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.elf.symbols.SymbolMapFile;
import dev.mt.elf.symbols.TestingSymbolMap;
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

class TestSymbolizeCommand {
    private static final String PREFIX = "12:00:01 container,info,debug x: ";
    private static final String LOG = PREFIX + ".001()\n" + PREFIX + "\t?:0 +0x2c\n";
    private static final String READABLE = PREFIX + "main.work()\n" + PREFIX + "\texample.com/main.go:21 +0x2c\n";

    @TempDir
    private Path home = Path.of("");

    private Path map(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(home.resolve("dist/symbols"));
        Files.write(file, SymbolMapFile.write(TestingSymbolMap.small()));
        return file;
    }

    private TestingMt run(String... arguments) {
        return TestingMt.in(home, Map.of(), arguments);
    }

    @Test
    void whatWasBuiltIsUsed() throws IOException {
        map("dist/symbols/" + TestingSymbolMap.MARK + ".mtsym");
        Path log = Files.writeString(home.resolve("log"), LOG);
        TestingMt mt = run("symbolize", log.toString());
        assertThat(mt.status()).isZero();
        assertThat(mt.out()).isEqualTo(READABLE);
        assertThat(mt.err()).contains("1 of 1 frames are in ", ".mtsym (arm64, version 1.104.5-mt.1)");
    }

    @Test
    void aFileOrAFolderCanBeNamed() throws IOException {
        Path map = map("elsewhere.mtsym");
        Path log = Files.writeString(home.resolve("log"), LOG);
        assertThat(run("symbolize", log.toString(), "--symbols", map.toString()).out())
                .isEqualTo(READABLE);
        assertThat(run("symbolize", log.toString(), "--symbols", home.toString())
                        .out())
                .isEqualTo(READABLE);
    }

    @Test
    void standardInputIsRead() throws IOException {
        map("dist/symbols/x.mtsym");
        StringWriter out = new StringWriter();
        PrintWriter printed = new PrintWriter(out);
        Context context = new Context(
                new Console(printed, new PrintWriter(new StringWriter()), false, 80, false), home, Map.of());
        SymbolizeCommand command =
                new SymbolizeCommand(context, new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8)));
        assertThat(new CommandLine(command).setOut(printed).execute("-")).isZero();
        assertThat(out.toString()).isEqualTo(READABLE);
    }

    @Test
    void aLogWithoutTracebacksNeedsNoMap() throws IOException {
        Path log = Files.writeString(home.resolve("log"), "all is well\r\n\u00e4");
        TestingMt mt = run("symbolize", log.toString());
        assertThat(mt.status()).isZero();
        assertThat(mt.out()).isEqualTo("all is well\r\n\u00e4");
        assertThat(mt.err()).contains("no traceback");
    }

    @Test
    void mistakesAreExplained() throws IOException {
        Path log = Files.writeString(home.resolve("log"), LOG);
        assertThat(run("symbolize").status()).isEqualTo(2);
        assertThat(run("symbolize", home.resolve("gone").toString()).err()).contains("cannot read the log");
        TestingMt mt = run("symbolize", log.toString());
        assertThat(mt.status()).isEqualTo(1);
        assertThat(mt.err()).contains("there are no symbol maps in", "--symbols");
        assertThat(run("symbolize", log.toString(), "--symbols", log.toString()).err())
                .contains("is no symbol map");
    }
}
