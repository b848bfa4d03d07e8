package dev.mt.recipe.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestImageSettings {
    private static final String CONFIG = "[config]\nstop-signal = \"SIGTERM\"\n";

    @TempDir
    Path folder;

    private final ImageSettings real = ImageSettings.read(TestingImageFolder.file("image.toml"));

    @Test
    void theRealImageStartsAsDocumented() {
        assertThat(real.entrypoint()).containsExactly("/usr/local/bin/entrypoint.sh");
        assertThat(real.command())
                .containsExactly(
                        "--no-logs-no-support",
                        "--state=/var/lib/tailscale/tailscaled.state",
                        "--socket=/var/run/tailscale/tailscaled.sock",
                        "--statedir=/var/lib/tailscale");
        assertThat(real.volumes()).containsExactly("/var/lib/tailscale");
        assertThat(real.environment()).singleElement().asString().startsWith("PATH=");
        assertThat(real.labels()).containsKeys("title", "description", "source", "licenses");
        assertThat(real.labels()).doesNotContainKeys("version", "created", "revision");
        assertThat(real.folders())
                .containsKeys("proc", "sys", "dev", "tmp", "var/lib/tailscale", "var/run/tailscale")
                .containsEntry("tmp", 01777)
                .containsEntry("var/lib/tailscale", 0700);
    }

    @Test
    void everyFeatureHasAReason() {
        assertThat(real.features())
                .containsKeys("cli", "osrouter", "advertiseexitnode", "advertiseroutes", "useexitnode", "useroutes")
                .containsKeys("dns", "portmapper", "health", "unixsocketidentity", "ipnbus");
        assertThat(real.features().values())
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(15));
        assertThat(real.omitted().values())
                .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThanOrEqualTo(6));
    }

    @Test
    void whatAReaderMissesIsSaidToBeLeftOut() {
        assertThat(real.omitted().keySet())
                .containsAll(List.of(
                        "clientupdate", "cachenetmap", "logtail", "netlog", "netstack", "gro", "ssh", "linuxdnsfight"))
                .containsAll(
                        List.of("networkmanager", "resolved", "dbus", "sdnotify", "drive", "taildrop", "webclient"))
                .containsAll(List.of("iptables", "listenrawdisco"))
                .doesNotContainAnyElementsOf(real.features().keySet());
    }

    @Test
    void commitsAreWhole() {
        real.commits()
                .forEach((version, commit) -> assertThat(commit).as(version).matches("[0-9a-f]{40}"));
    }

    @Test
    void aModeThatIsNotOctalIsNamed() throws IOException {
        assertRefused(CONFIG + "[folders]\nproc = \"0559\"\n[tailscale]\n", "folders.proc", "0559");
    }

    @Test
    void aFeatureCannotBeInAndOut() throws IOException {
        assertRefused(
                CONFIG + "[tailscale.features]\ndns = \"names\"\n[tailscale.omitted]\ndns = \"no names\"\n",
                "dns",
                "omitted");
    }

    @Test
    void aCommitIsAWholeHash() throws IOException {
        assertRefused(CONFIG + "[tailscale.commits]\n\"1.104.5\" = \"abc\"\n", "1.104.5", "abc");
    }

    private void assertRefused(String text, String... said) throws IOException {
        Path file = Files.writeString(folder.resolve("image.toml"), text);
        assertThatThrownBy(() -> ImageSettings.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.toString())
                .message()
                .contains(said);
    }
}
