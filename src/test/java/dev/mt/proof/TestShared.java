package dev.mt.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.proof.check.Check;
import dev.mt.proof.check.Checks;
import dev.mt.proof.world.ImageUnderTest;
import dev.mt.proof.world.Kernel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the checks of a kernel are divided among scenes. */
class TestShared {
    private static Shared divide(List<Check> checks) {
        ImageUnderTest image = new ImageUnderTest(
                Platform.AMD64, Path.of("dist/oci"), Digest.of("x".getBytes(StandardCharsets.UTF_8)), "v1");
        return Shared.of(
                image,
                Optional.empty(),
                Kernel.ROUTEROS,
                checks.stream()
                        .map(check -> new Planned(Platform.AMD64, Kernel.ROUTEROS, check))
                        .toList());
    }

    private static List<String> names(List<Planned> planned) {
        return planned.stream().map(each -> each.check().name()).toList();
    }

    @Test
    void eachIsRunOnceAndWhatLooksAtTheRestIsLast() {
        Shared shared = divide(Checks.all());
        assertThat(shared.parts()).hasSize(3);
        assertThat(names(shared.last())).containsExactly("unchanged");
        assertThat(Stream.concat(shared.parts().stream(), Stream.of(shared.last()))
                        .flatMap(part -> names(part).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Checks.all().stream().map(Check::name).toList());
        assertThat(shared.ended()).isFalse();
        assertThat(shared.ended()).isFalse();
        assertThat(shared.ended()).isTrue();
    }

    @Test
    void whatLooksAtTheRestCanBeAskedForAlone() {
        Shared shared = divide(Checks.named(List.of("unchanged")));
        assertThat(shared.parts()).containsExactly(List.of());
        assertThat(names(shared.last())).containsExactly("unchanged");
        assertThat(shared.ended()).isTrue();
    }

    @Test
    void shortListsStayTogether() {
        Shared shared = divide(Checks.named(List.of("flash", "pings")));
        assertThat(shared.parts()).hasSize(1);
        assertThat(names(shared.parts().getFirst())).containsExactly("pings", "flash");
        assertThat(divide(List.of()).parts()).isEmpty();
    }
}
