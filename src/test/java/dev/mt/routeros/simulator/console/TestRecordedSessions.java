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
                """);
    }

    @Test
    void onANewVersion() {
        assertThat(TestingSession.recorded("7.24", COMMANDS)).isEqualTo("""
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
                """);
    }
}
