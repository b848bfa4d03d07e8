package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.recipe.certificates.CertificateChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBuildRequest {
    private static BuildRequest of(List<Platform> platforms) {
        return new BuildRequest(
                platforms,
                Optional.empty(),
                new CertificateChoice.Common(),
                Optional.empty(),
                true,
                false,
                Path.of("here/../dist"));
    }

    /** The order of the index does not depend on the order of the command line. */
    @Test
    void platformsAreEachOnceInIndexOrder() {
        assertThat(of(List.of(Platform.ARMV5, Platform.AMD64, Platform.ARMV5)).platforms())
                .containsExactly(Platform.AMD64, Platform.ARMV5);
        assertThatThrownBy(() -> of(List.of())).hasMessage("an image for no platform");
    }

    @Test
    void theFolderDoesNotDependOnWhereItIsUsed() {
        assertThat(of(List.of(Platform.AMD64)).out())
                .isAbsolute()
                .isEqualTo(Path.of("dist").toAbsolutePath());
    }

    @Test
    void aFolderThatIsNoCheckoutIsNamed(@TempDir Path folder) {
        Failure failure = catchThrowableOfType(Failure.class, () -> new Repository(folder));
        assertThat(failure).hasMessage("there is no image/image.toml in " + folder);
        assertThat(failure.hint()).isPresent();
    }
}
