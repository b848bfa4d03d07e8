package dev.mt.routeros.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.console.ConsoleSession.Outcome;
import dev.mt.routeros.simulator.router.TestingRouter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys on a terminal. */
@Timeout(60)
class TestLineEditor {
    private Outcome ended = Outcome.DONE;

    /** What a terminal shows when these keys are pressed, without colours and movements. */
    private String shown(String keys) throws IOException {
        TestingKeys.Screen screen = new TestingKeys.Screen();
        try (SharedRouter shared = new SharedRouter(TestingRouter.router("7.24"), Pace.VIRTUAL, () -> 0);
                Terminal terminal = TerminalBuilder.builder()
                        .name("test")
                        .system(false)
                        .type("xterm")
                        .encoding(StandardCharsets.UTF_8)
                        .streams(new TestingKeys(keys, screen), screen)
                        .build()) {
            terminal.setSize(new Size(100, 40));
            ended = new LineEditor(terminal, shared, Optional.empty()).run(true);
            terminal.flush();
        }
        return screen.text();
    }

    @Test
    void commandsRunUntilSomebodyQuits() throws IOException {
        assertThat(shown(":put (20 + 3)\r/quit\r:put never\r"))
                .contains("[admin@MikroTik] > ", "\n23\n")
                .doesNotContain("never\n");
        assertThat(ended).isEqualTo(Outcome.QUIT);
    }

    @Test
    void tabCompletesMenusArgumentsAndValues() throws IOException {
        assertThat(shown("/ip/addr\tpri\tcount\t\r"))
                .contains("/ip/address/print count-only")
                .contains("\n1\n");
        assertThat(shown("/inter\tbridge/po\tpri\t\r")).contains("/interface/bridge/port/print ");
    }

    @Test
    void aQuestionMarkHelpsAtTheEndOnly() throws IOException {
        assertThat(shown("/container/mounts/?add list=a src=b dst=/c\r/container/mounts/print count-only\r"))
                .contains("commands:", "add", "\n1\n");
        assertThat(shown(":put \"what?\"\r")).contains("\nwhat?\n");
    }

    @Test
    void blocksGoOnInTheNextLine() throws IOException {
        assertThat(shown(":foreach i in={7;8} do={\r:put ($i * 10)\r}\r")).contains("{... ", "\n70\n80\n");
    }

    @Test
    void linesAreCalledBack() throws IOException {
        assertThat(shown(":put (40 + 2)\r\u001bOA\r").split("\n42\n", -1)).hasSize(3);
    }

    @Test
    void aRestartIsWaitedFor() throws IOException {
        assertThat(shown("/system/reboot\r:put [/system/resource/get uptime]\r"))
                .contains("the router has started: RouterOS 7.24", "\n00:00:0");
    }
}
