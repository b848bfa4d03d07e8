package dev.mt.routeros.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same commands on an old and a new version, to the last character: facts, section 1, as somebody at a console sees them. */
class TestRecordedSessions {
    private static final String COMMANDS = """
            /container/config/set registry-url=https://registry.example
            /container/config
            set ram-high=64M
            set memory-high=64M
            ..
            mounts/add name=state src=disk1/state dst=/var/lib/tailscale
            mounts/add list=state src=disk1/state dst=/var/lib/tailscale
            mounts/print
            /
            """;

    @Test
    void onAnOldVersion() {
        assertThat(TestingSession.recorded("7.13", COMMANDS)).isEqualTo("""
                [admin@MikroTik] > /container/config/set registry-url=https://registry.example
                [admin@MikroTik] > /container/config
                [admin@MikroTik] /container/config> set ram-high=64M
                [admin@MikroTik] /container/config> set memory-high=64M
                expected end of command (line 1 column 5)
                [admin@MikroTik] /container/config> ..
                [admin@MikroTik] /container> mounts/add name=state src=disk1/state dst=/var/lib/tailscale
                [admin@MikroTik] /container> mounts/add list=state src=disk1/state dst=/var/lib/tailscale
                expected end of command (line 1 column 12)
                [admin@MikroTik] /container> mounts/print
                Columns: NAME, SRC, DST
                #  NAME   SRC          DST
                0  state  disk1/state  /var/lib/tailscale
                [admin@MikroTik] /container> /
                """);
    }

    @Test
    void onANewVersion() {
        assertThat(TestingSession.recorded("7.24", COMMANDS)).isEqualTo("""
                [admin@MikroTik] > /container/config/set registry-url=https://registry.example
                [admin@MikroTik] > /container/config
                [admin@MikroTik] /container/config> set ram-high=64M
                bad parameter ram-high (line 1 column 5)
                [admin@MikroTik] /container/config> set memory-high=64M
                [admin@MikroTik] /container/config> ..
                [admin@MikroTik] /container> mounts/add name=state src=disk1/state dst=/var/lib/tailscale
                bad parameter name (line 1 column 12)
                [admin@MikroTik] /container> mounts/add list=state src=disk1/state dst=/var/lib/tailscale
                [admin@MikroTik] /container> mounts/print
                Columns: LIST, SRC, DST
                #  LIST   SRC          DST
                0  state  disk1/state  /var/lib/tailscale
                [admin@MikroTik] /container> /
                """);
    }

    @Test
    void aBlockOfSeveralLines() {
        assertThat(TestingSession.recorded("7.24", """
                :if (true) do={
                  :put "in
                text"
                }
                /ip/address
                :put [:len [find]]; \\
                  :put 2
                quit
                /quit
                :put never
                """)).isEqualTo("""
                [admin@MikroTik] > :if (true) do={
                {...   :put "in
                "... text"
                {... }
                in
                text
                [admin@MikroTik] > /ip/address
                [admin@MikroTik] /ip/address> :put [:len [find]]; \\
                \\...   :put 2
                1
                2
                [admin@MikroTik] /ip/address> quit
                bad command name quit (line 1 column 1)
                [admin@MikroTik] /ip/address> /quit
                """);
    }
}
