package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is packed comes out again, and nothing that was altered is taken for a payload. */
class TestPayload {
    static Stream<byte[]> inputs() {
        return TestingInputs.all();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void what_is_packed_comes_out_again(byte[] program) {
        for (Platform platform : Platform.values()) {
            byte[] payload = new Packer(platform, new byte[0], false).payload(program);
            Payload read = PayloadReader.read(payload);
            assertThat(read.view().restore(Unpacker.unpack(read).compact())).isEqualTo(program);
        }
    }

    @Test
    void the_same_input_gives_the_same_bytes() {
        byte[] program = TestingInputs.code(20_000);
        Packer packer = new Packer(Platform.ARM64, new byte[0], true);
        assertThat(packer.payload(program)).isEqualTo(packer.payload(program));
    }

    @Test
    void empty_pages_cost_nothing() {
        byte[] program = new byte[50 * 4096];
        program[30 * 4096] = 1;
        Payload payload = PayloadReader.read(new Packer(Platform.ARM64, new byte[0], false).payload(program));
        assertThat(payload.view().extents()).containsExactly(new CompactView.Extent(30, 1));
        assertThat(payload.unpackedSize()).isEqualTo(4096);
    }

    @Test
    void every_altered_byte_is_noticed() {
        byte[] payload = new Packer(Platform.AMD64, new byte[0], false).payload(TestingInputs.code(5000));
        for (int i = 0; i < payload.length; i++) {
            byte[] altered = payload.clone();
            altered[i] ^= 0x10;
            assertThatThrownBy(() -> PayloadReader.read(altered)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void a_payload_that_is_cut_is_refused() {
        byte[] payload = new Packer(Platform.AMD64, new byte[0], false).payload(TestingInputs.code(5000));
        for (int size = 0; size < payload.length; size += 7) {
            byte[] cut = Arrays.copyOf(payload, size);
            assertThatThrownBy(() -> PayloadReader.read(cut)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void altered_bytes_with_a_right_checksum_fail_or_give_something_but_never_break_out() {
        byte[] payload = new Packer(Platform.ARMV7, new byte[0], false).payload(TestingInputs.code(5000));
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] altered = payload.clone();
            altered[12 + random.nextInt(altered.length - 12)] ^= (byte) (1 << random.nextInt(8));
            TestingInputs.sign(altered);
            try {
                Payload read = PayloadReader.read(altered);
                if (read.view().fileSize() < 1 << 20) {
                    assertThat(Unpacker.unpack(read).compact())
                            .hasSize(read.view().size());
                }
            } catch (Failure expected) {
                assertThat(expected).hasMessageContaining("cannot unpack");
            }
        }
    }
}
