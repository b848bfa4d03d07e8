package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TestSquares {
    private static void assertDivides(List<Long> shares, Box whole) {
        List<Box> boxes = Squares.divide(shares, whole);
        assertThat(boxes).hasSameSizeAs(shares);
        double sum = shares.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.area()).isCloseTo(shares.get(i) / sum * whole.area(), within(1e-9));
            assertThat(box.x()).isGreaterThanOrEqualTo(whole.x() - 1e-9);
            assertThat(box.y()).isGreaterThanOrEqualTo(whole.y() - 1e-9);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(whole.x() + whole.width() + 1e-9);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(whole.y() + whole.height() + 1e-9);
            for (Box other : boxes.subList(0, i)) {
                assertThat(overlap(box, other)).isLessThan(1e-9);
            }
        }
    }

    private static double overlap(Box a, Box b) {
        double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        return Math.max(0, width) * Math.max(0, height);
    }

    /** The paper's own example: 6, 6, 4, 3, 2, 2, 1 in a box of 6 by 4. */
    @Test
    void isTheMapOfThePaper() {
        List<Box> boxes = Squares.divide(List.of(6L, 6L, 4L, 3L, 2L, 2L, 1L), new Box(0, 0, 6, 4));
        assertThat(boxes.subList(0, 2)).containsExactly(new Box(0, 0, 3, 2), new Box(0, 2, 3, 2));
        assertThat(boxes.get(2).width()).isCloseTo(12 / 7.0, within(1e-9));
        assertThat(boxes.get(2).height()).isCloseTo(7 / 3.0, within(1e-9));
        assertThat(boxes.get(3).x()).isCloseTo(boxes.get(2).x() + boxes.get(2).width(), within(1e-9));
    }

    @Test
    void boxesFillTheWholeAndDoNotOverlap() {
        Random random = new Random(4);
        for (int size = 1; size < 60; size += 7) {
            List<Long> shares = LongStream.generate(() -> 1 + (long) Math.pow(10, 6 * random.nextDouble()))
                    .limit(size)
                    .boxed()
                    .sorted(Collections.reverseOrder())
                    .toList();
            assertDivides(shares, new Box(2, 1, 1.25, 1));
            assertDivides(shares, new Box(0, 0, 0.1, 1));
        }
    }

    @Test
    void nothingIsDividedIntoNothing() {
        assertThat(Squares.divide(List.of(), new Box(0, 0, 1, 1))).isEmpty();
    }
}
