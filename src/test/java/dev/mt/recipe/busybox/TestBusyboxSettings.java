package dev.mt.recipe.busybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.recipe.pins.TestingImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBusyboxSettings {
    @TempDir
    Path folder;

    @Test
    void theRealOneHasATargetForEveryPlatform() {
        BusyboxSettings real = BusyboxSettings.read(TestingImageFolder.file("busybox/build.toml"));
        assertThat(real.target(Platform.AMD64).triple()).isEqualTo("x86_64-linux-musl");
        assertThat(real.target(Platform.ARM64).triple()).isEqualTo("aarch64-linux-musl");
        assertThat(real.target(Platform.ARMV7).triple()).isEqualTo("arm-linux-musleabihf");
        assertThat(real.target(Platform.ARMV5).triple()).isEqualTo("arm-linux-musleabi");
        assertThat(real.flags()).contains("-DBB_GLOBAL_CONST=");
        assertThat(real.environment()).containsKeys("SOURCE_DATE_EPOCH", "KCONFIG_NOTIMESTAMP");
        assertThat(real.arguments(Path.of("/c/zig"), Path.of("/r/cc")))
                .contains("CC=/r/cc", "AR=/c/zig ar", "LD=/c/zig ld.lld")
                .noneMatch(argument -> argument.matches(".*\\b(ZIG|HOST)\\b.*"));
    }

    /** Caches and checkouts are where people put them. */
    @Test
    void pathsAreFilledInAsTheyAre() {
        BusyboxSettings settings = new BusyboxSettings(
                Map.of(), List.of("HOSTCC=env T=HOST CC", "CC=CC", "AR=ZIG ar", "A=x/CC"), List.of(), Map.of());
        Path zig = Path.of("/srv/HOST/$1/CC/zig");
        Path cc = Path.of("/home/ZIG/back\\slash/cc");
        assertThat(settings.arguments(zig, cc))
                .satisfiesExactly(
                        host -> assertThat(host).matches("HOSTCC=env T=\\w+-linux-musl \\Q" + cc + "\\E"),
                        compiler -> assertThat(compiler).isEqualTo("CC=" + cc),
                        archiver -> assertThat(archiver).isEqualTo("AR=" + zig + " ar"),
                        other -> assertThat(other).isEqualTo("A=x/CC"));
    }

    @Test
    void aMissingTargetIsNamed() throws IOException {
        Path file =
                Files.writeString(folder.resolve("build.toml"), "[make]\n[compile]\n[target.amd64]\ntriple=\"x\"\n");
        assertThatThrownBy(() -> BusyboxSettings.read(file))
                .isInstanceOf(Failure.class)
                .hasMessage(file + ": 'target.arm64' is missing");
    }
}
