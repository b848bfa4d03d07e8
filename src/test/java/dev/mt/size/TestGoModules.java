package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.TestingElf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestGoModules {
    private static final String MARK = "0123456789abcdef";
    private static final String LINES = MARK + """
            path\ttailscale.com/cmd/tailscaled
            mod\ttailscale.com\tv1.104.5\t
            dep\tgo4.org/mem\tv0.0.0\th1:x
            dep\tgithub.com/x/y\tv1.0.0
            dep\tgithub.com/x/y/z/v2\tv2.0.0
            build\t-compiler=gc
            """ + MARK;

    private static byte[] info(int flags, String... texts) {
        ByteBuffer out = ByteBuffer.allocate(2000);
        out.put("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        out.put((byte) 8).put((byte) flags).position(32);
        for (String text : texts) {
            if (text.length() >= 128) {
                out.put((byte) (text.length() | 128));
                out.put((byte) (text.length() >> 7));
            } else {
                out.put((byte) text.length());
            }
            out.put(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    private static GoModules read(byte[] info) {
        byte[] elf =
                new TestingElf(ElfClass.ELF64).section(".go.buildinfo", info).build();
        return GoModules.of(ElfFile.read(ElfBytes.of("x", elf)));
    }

    @ParameterizedTest
    @CsvSource({
        "tailscale.com/net/dns, tailscale.com",
        "tailscale.com, tailscale.com",
        "go4.org/mem, go4.org/mem",
        "github.com/x/y/a, github.com/x/y",
        "github.com/x/y/z/v2/a, github.com/x/y/z/v2",
        "github.com/x/y/z/v3, github.com/x/y",
        "github.com/x/yy/b, github.com/x/yy",
        "net/http, std",
        "vendor/golang.org/x/net/idna, std",
        "main, main",
        "type:, generated",
        "(unknown), generated"
    })
    void packagesBelongToTheirModule(String path, String module) {
        assertThat(LINES.length()).isGreaterThan(128);
        assertThat(read(info(2, "go1.27.4", LINES)).of(path)).isEqualTo(module);
    }

    @ParameterizedTest
    @CsvSource({
        "tailscale.com/net/dns, tailscale.com",
        "golang.org/x/net/idna, golang.org/x/net",
        "github.com/x/y, github.com/x/y",
        "github.com/x, github.com/x",
        "fmt, std"
    })
    void withoutBuildInformationThePathHasToDo(String path, String module) {
        assertThat(GoModules.NONE.of(path)).isEqualTo(module);
    }

    @Test
    void whatIsNoBuildInformationSaysNothing() {
        byte[] cut = info(2, "go1.27.4", LINES);
        for (byte[] info : List.of(
                new byte[5], info(0, "go1.27.4", LINES), java.util.Arrays.copyOf(cut, 60), info(2, "go1.27.4"))) {
            assertThat(read(info)).isEqualTo(GoModules.NONE);
        }
        byte[] none =
                new TestingElf(ElfClass.ELF32).section(".text", new byte[4]).build();
        assertThat(GoModules.of(ElfFile.read(ElfBytes.of("x", none)))).isEqualTo(GoModules.NONE);
        byte[] endless = new byte[60];
        java.util.Arrays.fill(endless, (byte) 0xff);
        assertThat(read(endless)).isEqualTo(GoModules.NONE);
    }
}
