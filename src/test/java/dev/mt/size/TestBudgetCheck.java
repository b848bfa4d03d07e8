package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Bytes;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestBudgetCheck {
    private static final Map<Platform, Bytes> LIMITS =
            Map.of(Platform.ARM64, new Bytes(1_210_046), Platform.ARMV7, new Bytes(1_210_047));

    private static String complaint(SizeRecord record, ImageSize... images) {
        List<String> texts = new ArrayList<>();
        assertThatThrownBy(() -> new BudgetCheck(LIMITS, record).check(List.of(images)))
                .isInstanceOfSatisfying(Failure.class, failure -> texts.add(failure.text()));
        return texts.getFirst();
    }

    @Test
    void whatIsWithinItsLimitOrHasNonePasses() {
        assertThatCode(() -> new BudgetCheck(LIMITS, SizeRecord.empty())
                        .check(List.of(TestingSizes.image(Platform.ARMV7), TestingSizes.image(Platform.AMD64))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatGrewIsNamed() {
        SizeRecord record = new SizeRecord(Map.of(
                Platform.ARM64,
                Map.of(
                        "runtime", 739_760L,
                        "/bin/busybox", 207_895L,
                        "/usr/local/bin/tailscale.combined (padding)", 247_000L,
                        "/gone", 2_000L)));
        assertThat(complaint(record, TestingSizes.image(Platform.ARM64))).isEqualTo("""
                the image is over its budget: arm64 has 1,210,047 bytes of files, 1 over its limit of 1,210,046; \
                +13,392 in all since the record, grew: runtime +10,240, /bin/busybox +2,105, fmt +1,500, \
                type: +1,500, (pieces below 1,024 bytes) +347
                  make it smaller (./mt size --html PAGE shows where the bytes are), \
                or raise the limit in [budget] of image/image.toml""");
    }

    @Test
    void eachPlatformHasItsLine() {
        ImageSize large = new ImageSize(
                Platform.ARMV7, List.of(TestingSizes.named("/a\u001b[2J", 2_000_000)), 0, 0, List.of(), List.of());
        SizeRecord record = new SizeRecord(Map.of(Platform.ARMV7, Map.of("/a", 2_000_000L)));
        assertThat(complaint(record, TestingSizes.image(Platform.ARM64), large).lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("the image is over its budget: arm64 has ")
                                .endsWith("; what grew is not known, since no sizes are recorded for it "
                                        + "(./mt size --record)"),
                        second -> assertThat(second)
                                .startsWith(
                                        "  armv7 has 2,000,000 bytes of files, 789,953 over its limit of 1,210,047; ")
                                .endsWith("0 in all since the record, grew: /a?[2J +2,000,000"),
                        hint -> assertThat(hint).startsWith("  make it smaller"));
    }

    @Test
    void aLowerLimitMakesNothingGrow() {
        ImageSize image = TestingSizes.many(30);
        SizeRecord record = new SizeRecord(Map.of(Platform.ARM64, Map.of(SizeRecord.SMALL, 465L)));
        assertThatThrownBy(() -> new BudgetCheck(Map.of(Platform.ARM64, new Bytes(400)), record).check(List.of(image)))
                .hasMessage("the image is over its budget: arm64 has 465 bytes of files, 65 over its limit of 400; "
                        + "nothing grew since its sizes were recorded");
    }

    @Test
    void onlyTheLargestAreNamed() {
        List<NamedBytes> files = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            files.add(TestingSizes.named("/f%02d".formatted(i), 10_000L * i));
        }
        ImageSize image = new ImageSize(Platform.ARM64, files, 0, 0, List.of(), List.of());
        SizeRecord record = new SizeRecord(Map.of(Platform.ARM64, Map.of()));
        assertThatThrownBy(() -> new BudgetCheck(Map.of(Platform.ARM64, new Bytes(1)), record).check(List.of(image)))
                .message()
                .contains("grew: /f12 +120,000, ", "/f05 +50,000, 4 others +100,000")
                .doesNotContain("/f04");
    }
}
