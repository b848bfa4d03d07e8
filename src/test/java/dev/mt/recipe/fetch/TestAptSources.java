package dev.mt.recipe.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.host.TestingPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestAptSources {
    @TempDir
    Path folder;

    @Test
    void areEachArchiveOnce() throws IOException {
        Host host = new TestingPath(folder).program("apt-get", "exit 0").host();
        TestingCommandRunner commands = new TestingCommandRunner()
                .on(
                        "indextargets",
                        "http://mirror.test/debian/",
                        "http://mirror.test/debian/",
                        "https://security.test/debian-security",
                        "cdrom:[Debian]/",
                        "");
        assertThat(new AptSources(host, commands).pool("pool/main/b/busybox/b.tar.bz2"))
                .containsExactly(
                        URI.create("http://mirror.test/debian/pool/main/b/busybox/b.tar.bz2"),
                        URI.create("https://security.test/debian-security/pool/main/b/busybox/b.tar.bz2"));
        Command asked = commands.ran().getFirst();
        assertThat(asked.words()).contains("$(REPO_URI)");
        assertThat(asked.environment()).containsEntry("LC_ALL", "C");
    }

    @Test
    void areNoneWithoutApt() throws IOException {
        Host host = new TestingPath(folder).host();
        assertThat(new AptSources(host, new TestingCommandRunner()).pool("pool/x"))
                .isEmpty();
    }

    @Test
    void areNoneIfAptFails() throws IOException {
        Host host = new TestingPath(folder).program("apt-get", "exit 100").host();
        TestingCommandRunner commands = new TestingCommandRunner().fail("indextargets", 100, "E: broken");
        assertThat(new AptSources(host, commands).pool("pool/x")).isEmpty();
    }
}
