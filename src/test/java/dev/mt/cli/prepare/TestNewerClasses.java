package dev.mt.cli.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Rewrites the picocli that the program is built with; the JVM's verifier judges. */
class TestNewerClasses {
    @TempDir
    private Path folder = Path.of("");

    private Path copy(Class<?> member) throws Exception {
        Path from = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.copy(from, folder.resolve(from.getFileName().toString()));
    }

    private static Map<String, byte[]> members(Path jar) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    members.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return members;
    }

    @Test
    void everyClassOfPicocliIsNewerAndVerified() throws Exception {
        Path jar = copy(CommandLine.class);
        Map<String, byte[]> before = members(jar);
        NewerClasses.main(new String[] {jar.toString()});
        Map<String, byte[]> after = members(jar);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(version(before)).as("else this is not needed any more").isLessThan(51);
        int loaded = 0;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (Map.Entry<String, byte[]> each : after.entrySet()) {
                String name = each.getKey();
                if (!name.endsWith(".class")) {
                    assertThat(each.getValue()).as(name).isEqualTo(before.get(name));
                } else if (name.startsWith("picocli/")) {
                    assertThat(ClassFile.of().parse(each.getValue()).majorVersion())
                            .as(name)
                            .isGreaterThanOrEqualTo(51);
                    String type = name.substring(0, name.length() - ".class".length());
                    Class.forName(type.replace('/', '.'), true, loader); // verifies
                    loaded++;
                }
            }
        }
        assertThat(loaded).isGreaterThan(100);
    }

    private static int version(Map<String, byte[]> members) {
        return ClassFile.of()
                .parse(members.getOrDefault("picocli/CommandLine.class", new byte[0]))
                .majorVersion();
    }

    @Test
    void whatIsNewEnoughStaysAsItIs() throws Exception {
        Path jar = copy(JsonMapper.class);
        byte[] before = Files.readAllBytes(jar);
        NewerClasses.main(new String[] {jar.toString()});
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }
}
