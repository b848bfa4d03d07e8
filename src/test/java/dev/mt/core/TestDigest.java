package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestDigest {
    /** FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void isTheSameByEveryWay() throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("file"), abc);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        DigestOutputStream through = Digest.through(copy);
        through.write(abc);
        assertThat(Digest.of(abc)).hasToString("sha256:" + OF_ABC);
        assertThat(Digest.of("abc")).isEqualTo(Digest.of(abc));
        assertThat(Digest.ofFile(file)).isEqualTo(Digest.of(abc));
        assertThat(Digest.finish(through)).isEqualTo(Digest.of(abc));
        assertThat(copy.toByteArray()).isEqualTo(abc);
    }

    @Test
    void readsAStreamFromWhereItStandsToItsEnd() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream("xabc".getBytes(StandardCharsets.US_ASCII));
        assertThat(in.read()).isEqualTo('x');
        assertThat(Digest.of(in).hex()).isEqualTo(OF_ABC);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void textsAreHashedInUtf8() {
        assertThat(Digest.of("ü")).isEqualTo(Digest.of(new byte[] {(byte) 0xC3, (byte) 0xBC}));
    }

    @Test
    void isReadAsItIsWritten() {
        Digest digest = Digest.of("abc");
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
        assertThat(digest.abbreviated()).isEqualTo("ba7816bf8f01");
        assertThat(new Digest("0".repeat(64))).isLessThan(new Digest("f".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha512:" + OF_ABC,
                OF_ABC,
                "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "sha256:" + OF_ABC + "0"
            })
    void refusesOtherForms(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
