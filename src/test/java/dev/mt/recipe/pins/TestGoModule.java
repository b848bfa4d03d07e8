package dev.mt.recipe.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestGoModule {
    @TempDir
    Path folder;

    private GoModule module(String text) throws IOException {
        Files.writeString(folder.resolve("go.mod"), text);
        return GoModule.read(folder);
    }

    @Test
    void readsSingleLinesAndBlocks() throws IOException {
        GoModule module = module("""
                // A comment: tailscale.com v9.9.9 is not required here.
                module mikrotik-tailscale/image

                go 1.27.3

                toolchain go1.27.4 // pinned

                require tailscale.com v1.104.5 // the pin
                require (
                \tgolang.org/x/crypto/x509roots/fallback v0.0.0-20261030153154-30a33513ff6d
                \tgolang.zx2c4.com/wireguard/windows v0.5.3 // indirect
                \t// example.com/none v1.0.0
                )
                """);
        assertThat(module.toolchain()).hasValue("go1.27.4");
        assertThat(module.requires())
                .containsOnly(
                        Map.entry("tailscale.com", "v1.104.5"),
                        Map.entry("golang.org/x/crypto/x509roots/fallback", "v0.0.0-20261030153154-30a33513ff6d"),
                        Map.entry("golang.zx2c4.com/wireguard/windows", "v0.5.3"));
        assertThat(module.version("tailscale.com")).isEqualTo("v1.104.5");
        assertThat(module.file()).isEqualTo(folder.resolve("go.mod"));
        assertThat(module.sums()).isEqualTo(folder.resolve("go.sum"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exclude tailscale.com v1.102.0",
                "exclude (\n\ttailscale.com v1.102.0\n)",
                "replace tailscale.com v1.104.5 => tailscale.com v1.102.0",
                "replace (\n\ttailscale.com => tailscale.com v1.102.0\n)",
                "retract v1.102.0",
                "retract [v1.0.0, v1.9.9]",
            })
    void otherDirectivesRequireNothing(String directive) throws IOException {
        GoModule module = module("module m\n\nrequire tailscale.com v1.104.5\n\n" + directive + "\n");
        assertThat(module.requires()).containsOnly(Map.entry("tailscale.com", "v1.104.5"));
        assertThat(module.toolchain()).isEmpty();
    }

    @Test
    void aModuleThatIsNotRequiredIsNamed() throws IOException {
        GoModule module = module("module m\n");
        assertThatThrownBy(() -> module.version("tailscale.com"))
                .isInstanceOf(Failure.class)
                .hasMessage(folder + "/go.mod does not require tailscale.com");
    }

    @Test
    void aMissingFileIsNamed() {
        Failure failure = catchThrowableOfType(Failure.class, () -> GoModule.read(folder));
        assertThat(failure)
                .hasMessage("cannot read the pins of Go modules in %s/go.mod: %<s/go.mod does not exist", folder);
        assertThat(failure.hint()).isPresent();
    }

    @Test
    void theRealPinsAreWhole() {
        GoModule tailscale = GoModule.read(TestingImageFolder.file("tailscale"));
        assertThat(tailscale.toolchain())
                .hasValueSatisfying(go -> assertThat(go).startsWith("go1."));
        assertThat(tailscale.version(TailscalePin.MODULE)).matches("v\\d+\\.\\d+\\.\\d+");
        assertThat(tailscale.sums())
                .content()
                .contains(TailscalePin.MODULE + " " + tailscale.version(TailscalePin.MODULE) + " h1:");
        GoModule roots = GoModule.read(TestingImageFolder.file("certificates"));
        roots.requires()
                .forEach((path, version) -> assertThat(roots.sums()).content().contains(path + " " + version + " h1:"));
    }
}
