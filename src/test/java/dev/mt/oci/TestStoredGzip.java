package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestStoredGzip {
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 131_069, 131_070, 131_071, 500_000})
    void unpacksToTheSameBytesHoweverTheyWereWritten(int size) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        byte[] atOnce = pack(bytes, Math.max(size, 1));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(atOnce)).readAllBytes())
                .isEqualTo(bytes);
        assertThat(pack(bytes, 1_000)).isEqualTo(atOnce);
        assertThat(pack(bytes, 65_535)).isEqualTo(atOnce);
        int blocks = Math.max(1, (size + 65_534) / 65_535);
        assertThat(atOnce).hasSize(size + 10 + 8 + 5 * blocks);
    }

    @Test
    void saysNothingAboutTimeAndSystem() throws IOException {
        assertThat(HexFormat.of().formatHex(pack(new byte[] {'m', 't'}, 1)))
                .isEqualTo("1f8b08000000000000ff" + "01" + "0200" + "fdff" + "6d74" + "30b2e2c6" + "02000000");
    }

    private static byte[] pack(byte[] bytes, int stride) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (StoredGzip gzip = new StoredGzip(out)) {
            for (int i = 0; i < bytes.length; i += stride) {
                gzip.write(bytes, i, Math.min(stride, bytes.length - i));
            }
        }
        return out.toByteArray();
    }
}
