package dev.mt.routeros.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sessions in docs/SIMULATOR.md are what the simulator prints. */
class TestDocumentedSessions {
    private static final Pattern SESSION = Pattern.compile(
            "```\n\\$ \\./mt routeros simulate --version (\\S+) --echo < session\\.txt\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern TYPED = Pattern.compile("(?:\\[admin@[^ ]* [^>]*> |[{\\[(\"\\\\]\\.\\.\\. )(.*)");

    @Test
    void areTrue() throws IOException {
        Path file = Path.of(System.getProperty("mt.home", ""), "docs", "SIMULATOR.md");
        Matcher sessions = SESSION.matcher(Files.readString(file));
        List<String> versions = new ArrayList<>();
        while (sessions.find()) {
            String version = sessions.group(1);
            String shown = sessions.group(2);
            String commands = shown.lines()
                    .map(TYPED::matcher)
                    .filter(Matcher::matches)
                    .map(typed -> typed.group(1) + "\n")
                    .collect(Collectors.joining());
            assertThat(TestingSession.recorded(version, commands)).as(version).isEqualTo(shown);
            versions.add(version);
        }
        assertThat(versions).containsExactly("7.13", "7.24");
    }
}
