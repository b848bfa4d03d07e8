package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TestCauses {
    static Stream<Arguments> said() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a/b"), "a/b does not exist"),
                Arguments.of(new AccessDeniedException("a/b"), "a/b may not be accessed (permission denied)"),
                Arguments.of(
                        new FileSystemException("a/b", null, "No space left on device"),
                        "the disk that holds a/b is full"),
                Arguments.of(
                        new FileSystemException("a/b", null, "Read-only file system"), "a/b: Read-only file system"),
                Arguments.of(new IOException("Connection reset"), "Connection reset"),
                Arguments.of(new IOException(), "IOException"),
                Arguments.of(new IllegalStateException(" "), "IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("said")
    void areSaidInWords(Throwable cause, String words) {
        assertThat(Causes.describe(cause)).isEqualTo(words);
    }

    /** The JDK's own messages of these are a bare name, or nothing. */
    @Test
    void namesWithoutAReasonGetOne() {
        assertThat(Causes.describe(new FileAlreadyExistsException("dist")))
                .contains("dist")
                .contains("exists");
        assertThat(Causes.describe(new NotDirectoryException("dist"))).isEqualTo("dist is not a folder");
        assertThat(Causes.describe(new UnknownHostException("busybox.invalid")))
                .isEqualTo("the host busybox.invalid is not known");
        assertThat(Causes.describe(new ConnectException())).isEqualTo("nothing answers there");
    }

    @Test
    void aFullDiskIsFoundBehindOtherExceptions() {
        IOException full = new IOException("No space left on device");
        assertThat(Causes.isDiskFull(new UncheckedIOException(full))).isTrue();
        assertThat(Causes.isDiskFull(Failure.of("writing failed", "", full))).isTrue();
        assertThat(Causes.isDiskFull(new FileSystemException("x", null, "Disk quota exceeded")))
                .isTrue();
        assertThat(Causes.isDiskFull(new IOException("something else"))).isFalse();
        assertThat(Causes.isDiskFull(new IOException())).isFalse();
        assertThat(Causes.isDiskFull(null)).isFalse();
    }

    /** A file may be called so. */
    @Test
    void aNameIsNoReason() {
        assertThat(Causes.isDiskFull(new NoSuchFileException("no space left on device")))
                .isFalse();
    }

    @Test
    void programsSayItToo() {
        assertThat(Causes.saysFull("cp: error writing 'x': No space left on device"))
                .isTrue();
        assertThat(Causes.saysFull("OSError: [Errno 28] no space left on device"))
                .isTrue();
        assertThat(Causes.saysFull("there is plenty of space")).isFalse();
    }
}
