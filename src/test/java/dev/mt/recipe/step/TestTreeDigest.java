package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTreeDigest {
    @TempDir
    Path temp;

    private Path folder = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        folder = fill("one");
    }

    private Path fill(String name) throws IOException {
        Path made = Files.createDirectories(temp.resolve(name));
        Files.writeString(made.resolve("file"), "content");
        Files.createDirectories(made.resolve("empty"));
        Files.createSymbolicLink(made.resolve("link"), Path.of("file"));
        return made;
    }

    @Test
    void doesNotDependOnPlaceAndTime() throws IOException {
        Path other = fill("other");
        Files.setLastModifiedTime(other.resolve("file"), FileTime.from(Instant.EPOCH));
        Files.setPosixFilePermissions(other.resolve("file"), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(TreeDigest.of(other)).isEqualTo(TreeDigest.of(folder));
    }

    @Test
    void seesEveryOtherChange() throws IOException {
        Digest before = TreeDigest.of(folder);
        Files.writeString(folder.resolve("file"), "Content");
        Digest content = TreeDigest.of(folder);
        Files.setPosixFilePermissions(folder.resolve("file"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Digest program = TreeDigest.of(folder);
        Files.delete(folder.resolve("link"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("empty"));
        Digest target = TreeDigest.of(folder);
        Files.delete(folder.resolve("empty"));
        Digest gone = TreeDigest.of(folder);
        Files.move(folder.resolve("file"), folder.resolve("elif"));
        Digest renamed = TreeDigest.of(folder);
        assertThat(new Digest[] {before, content, program, target, gone, renamed})
                .doesNotHaveDuplicates();
    }

    @Test
    void readsALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
        assertThat(TreeDigest.of(folder)).isNotEqualTo(TreeDigest.of(fill("other")));
    }
}
