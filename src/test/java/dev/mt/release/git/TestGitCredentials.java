package dev.mt.release.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git itself makes of them. */
class TestGitCredentials {
    private static final URI HOST = URI.create("https://gitea.example.com");

    @TempDir
    private Path home = Path.of("");

    private CommandResult fill(String url, Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(more);
        environment.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        environment.put("HOME", home.toString());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        return new ProcessRunner()
                .run(Command.of("git", "credential", "fill")
                        .in(home)
                        .with(GitCredentials.in(environment, HOST))
                        .saying("url=" + url + "\n\n"));
    }

    private static final Map<String, String> KNOWN = Map.of("MT_GIT_USER", "tagger", "MT_GIT_PASSWORD", "a 'b' $c");

    @Test
    void theHostGetsThem() {
        assertThat(fill("https://gitea.example.com/a/b.git", KNOWN).output())
                .contains("username=tagger", "password=a 'b' $c");
    }

    @Test
    void nobodyElseDoes() {
        CommandResult other = fill("https://other.example.com/a/b.git", KNOWN);
        assertThat(other.succeeded()).isFalse();
        assertThat(other.logText()).doesNotContain("tagger");
        assertThat(fill("http://gitea.example.com/a/b.git", KNOWN).logText()).doesNotContain("tagger");
    }

    @Test
    void whatIsConfiguredAlreadyStays() {
        Map<String, String> more = new TreeMap<>(KNOWN);
        more.put("GIT_CONFIG_COUNT", "1");
        more.put("GIT_CONFIG_KEY_0", "user.name");
        more.put("GIT_CONFIG_VALUE_0", "x");
        assertThat(fill("https://gitea.example.com/a", more).output()).contains("username=tagger");
        assertThat(GitCredentials.in(more, HOST)).containsEntry("GIT_CONFIG_KEY_0", "user.name");
    }

    @Test
    void withoutThemNothingChanges() {
        Map<String, String> half = Map.of("MT_GIT_USER", "tagger");
        assertThat(GitCredentials.in(half, HOST)).isEqualTo(half);
    }
}
