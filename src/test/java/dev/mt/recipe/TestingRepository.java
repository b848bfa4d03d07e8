package dev.mt.recipe;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.recipe.certificates.TestingRoots;
import dev.mt.recipe.fetch.TestingServer;
import dev.mt.recipe.host.TestingPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * A small checkout, and a machine on which Go, pip and make are scripts: a whole build takes less than a second. What the
 * scripts make says what they were asked for, and each of their calls is written down.
 */
public final class TestingRepository implements AutoCloseable {
    private static final String GO = """
            case "$1" in
            env) printf '%s\\n' https://proxy.test sum.test '' '' '' '' /go /go/mod /go/cache ;;
            version) echo "go version go1.27.4 linux/amd64" ;;
            mod) case "$4" in
                tailscale.com@*) dir=tailscale ;;
                *) dir=mozilla ;;
                esac
                echo "{\\"Dir\\": \\"FOLDER/$dir\\", \\"Info\\": \\"FOLDER/$dir.info\\"}" ;;
            list) printf 'internal/a\\ncmd/tailscaled\\n' ;;
            build)
                out= ; last=
                for word; do
                    case $last in -o) out=$word ;; esac
                    last=$word
                done
                case $out in
                *featuretags)
                    echo '#!/bin/sh
            case $1 in
            --list) echo "cli: x"; echo "osrouter: y" ;;
            *) echo "ts_omit_acme,ts_omit_netstack" ;;
            esac' > "$out"
                    /bin/chmod +x "$out" ;;
                *)
                    echo internal/a >&2
                    /bin/cat FOLDER/stub > "$out"
                    echo "tailscale $GOARCH ${GOARM:-} $(/bin/cat src/main.go)" >> "$out" ;;
                esac ;;
            esac
            """;

    private static final String PYTHON = """
            while [ $# -gt 0 ]; do
                case $1 in --target) target=$2 ;; esac
                shift
            done
            /bin/mkdir -p "$target/ziglang"
            echo '#!/bin/sh
            last=
            for word; do
                case $last in -o) /bin/cat FOLDER/stub > "$word" ;; esac
                last=$word
            done' > "$target/ziglang/zig"
            /bin/chmod +x "$target/ziglang/zig"
            """;

    private static final String MAKE = """
            for goal; do :; done
            case $goal in
            allnoconfig) printf '# CONFIG_ASH is not set\\n# CONFIG_STATIC is not set\\n' > .config ;;
            busybox.links) printf '/bin/ash\\n/bin/busybox\\n/usr/bin/env\\n' > busybox.links ;;
            busybox)
                echo "  CC      ash.o"
                /bin/cat FOLDER/stub > busybox
                echo "busybox $BUSYBOX_TARGET" >> busybox
                /bin/chmod +x busybox ;;
            esac
            """;

    private final Path folder;
    private final Path root;
    private final TestingPath path;
    private final TestingServer server;

    /** Makes one, with its cache, in a folder. */
    public TestingRepository(Path folder) throws IOException {
        this.folder = folder;
        this.root = folder.resolve("checkout");
        this.server = new TestingServer();
        this.path = new TestingPath(folder)
                .variable("MT_CACHE", folder.resolve("cache").toString());
        program("go", GO);
        program("python3", PYTHON);
        program("make", MAKE);
        Files.write(folder.resolve("stub"), stub());
        modules();
        image();
    }

    private void program(String name, String script) throws IOException {
        path.program(name, ("echo \"${0##*/} $*\" >> FOLDER/calls\n" + script).replace("FOLDER", folder.toString()));
    }

    /** What passes for a program, and for start code: an ELF file with a segment of code, which nobody runs. */
    private static byte[] stub() {
        ByteBuffer elf = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        elf.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1);
        elf.putShort(16, (short) 2).putShort(18, (short) 62).putInt(20, 1); // a program for x86-64
        elf.putLong(24, 0x3000_0080).putLong(32, 64); // where it starts; where the program headers are
        elf.putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) 1);
        elf.putInt(64, 1).putInt(68, 5); // loaded, to be read and executed
        elf.putLong(80, 0x3000_0000)
                .putLong(88, 0x3000_0000)
                .putLong(96, 256)
                .putLong(104, 256)
                .putLong(112, 4096);
        return elf.array();
    }

    private void modules() throws IOException {
        Path tailscale = Files.createDirectories(folder.resolve("tailscale"));
        Files.writeString(tailscale.resolve("main.go"), "panic");
        write("image/certificates/common.txt", "");
        TestingRoots.write(folder.resolve("mozilla"), tailscale, root.resolve("image/certificates/common.txt"));
        Files.writeString(folder.resolve("tailscale.info"), "{\"Time\": \"2026-11-10T12:34:56Z\"}");
        Files.writeString(folder.resolve("mozilla.info"), "{\"Time\": \"2026-10-30T15:31:54Z\"}");
    }

    private void image() throws IOException {
        write("image/image.toml", """
                [labels]
                title = "mikrotik-tailscale"
                [config]
                entrypoint = ["/usr/local/bin/entrypoint.sh"]
                command = ["--statedir=/var/lib/tailscale"]
                environment = ["PATH=/usr/local/bin:/bin"]
                volumes = ["/var/lib/tailscale"]
                stop-signal = "SIGTERM"
                [folders]
                "proc" = "0555"
                "tmp" = "1777"
                [tailscale]
                extra-tags = ["ts_include_cli"]
                [tailscale.features]
                cli = "the command line"
                osrouter = "routes"
                """);
        write("image/rootfs/usr/local/bin/entrypoint.sh", "#!/bin/sh\nexec tailscaled \"$@\"\n");
        Files.setPosixFilePermissions(
                root.resolve("image/rootfs/usr/local/bin/entrypoint.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        write("image/rootfs/etc/passwd", "root:x:0:0:root:/:/bin/ash\n");
        write("image/tailscale/go.mod", "module m\n\ntoolchain go1.27.4\n\nrequire tailscale.com v1.104.5\n");
        write("image/tailscale/go.sum", "tailscale.com v1.104.5 h1:AAA=\n");
        write("image/tailscale/additions/mt/keep.go", "package mt\n");
        write("image/tailscale/edits.toml", """
                [[edit]]
                file = "main.go"
                reason = "it must not crash"
                find = "panic"
                replace = "return"
                """);
        String roots = "golang.org/x/crypto/x509roots/fallback v0.0.1";
        write("image/certificates/go.mod", "module c\n\nrequire " + roots + "\n");
        write("image/certificates/go.sum", roots + " h1:BBB=\n");
        write("image/toolchain/requirements.txt", "ziglang==0.15.2 --hash=sha256:00\n");
        write("image/unpack/start.c", "int main;\n");
        write("image/unpack/stub.ld", "SECTIONS {}\n");
        StringBuilder unpack = new StringBuilder("[compile]\ncflags = []\n[link]\nflags = []\n");
        for (Platform platform : Platform.values()) {
            unpack.append("[target.%s]\ntriple = \"%s\"\ncflags = []\n".formatted(platform, platform));
        }
        write("image/unpack/build.toml", unpack.toString());
        write("image/busybox/applets.txt", "ash\n");
        write("image/busybox/config", "STATIC\n");
        write("image/busybox/cc", "#!/bin/sh\n");
        write("image/busybox/build.toml", """
                [make]
                arguments = ["CC=CC"]
                [compile]
                [target]
                amd64 = { triple = "x86_64-linux-musl" }
                arm64 = { triple = "aarch64-linux-musl" }
                armv7 = { triple = "arm-linux-musleabihf" }
                armv5 = { triple = "arm-linux-musleabi" }
                """);
        Path archive = folder.resolve("busybox.tar.bz2");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new BZip2CompressorOutputStream(Files.newOutputStream(archive)))) {
            byte[] text = "all:\n".getBytes(StandardCharsets.US_ASCII);
            TarArchiveEntry entry = new TarArchiveEntry("busybox-1/Makefile");
            entry.setSize(text.length);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        byte[] bytes = Files.readAllBytes(archive);
        write("image/busybox/source.toml", """
                version = "1"
                sha256 = "%s"
                urls = ["%s"]
                debian-pool = "pool/busybox"
                folder = "busybox-1"
                """.formatted(
                        Digest.of(bytes).hex(), server.file("/busybox.tar.bz2", bytes)));
    }

    /** Writes a file of the checkout. */
    public void write(String file, String text) throws IOException {
        Path target = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.writeString(target, text);
    }

    /** Changes a file of the checkout. */
    public void edit(String file, String find, String replace) throws IOException {
        Path target = root.resolve(file);
        Files.writeString(target, Files.readString(target).replace(find, replace));
    }

    /** The commands that were run since the last time that somebody asked, each once, by their first two words. */
    public List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        if (!Files.exists(calls)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(calls);
        Files.delete(calls);
        return lines;
    }

    public Path root() {
        return root;
    }

    public TestingPath path() {
        return path;
    }

    public Map<String, String> environment() {
        return path.environment();
    }

    @Override
    public void close() {
        server.close();
    }
}
