package dev.mt.routeros.simulator.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import dev.mt.routeros.simulator.console.Pace;
import dev.mt.routeros.simulator.console.SharedRouter;
import dev.mt.routeros.simulator.router.TestingRouter;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Facts, section 4: the OpenSSH client talks to a router. */
@Tag("machine")
@Timeout(60)
class TestSshByOpenSsh {
    private static final String PASSWORD = "s3cret";

    @TempDir
    Path folder;

    private final SharedRouter shared = new SharedRouter(TestingRouter.router("7.24"), Pace.VIRTUAL, () -> 0);

    @BeforeEach
    void programs() {
        TestingPrograms.require("ssh", "sftp", "scp", "env", "sh");
    }

    @AfterEach
    void close() {
        shared.close();
    }

    private SshFrontEnd start(String password) {
        return SshFrontEnd.start(
                shared,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                password,
                Optional.of(folder.resolve("host-key")));
    }

    /** Runs a client that is given a password by a program, since it has no terminal. */
    private CommandResult client(String password, String... words) throws IOException {
        Path asks = folder.resolve("password");
        Files.writeString(asks, "#!/bin/sh\necho '" + password + "'\n");
        Files.setPosixFilePermissions(asks, PosixFilePermissions.fromString("rwx------"));
        List<String> all = new ArrayList<>(List.of("env", "SSH_ASKPASS=" + asks, "SSH_ASKPASS_REQUIRE=force"));
        all.addAll(List.of(words));
        return TestingPrograms.tryRun(folder, all.toArray(String[]::new));
    }

    private CommandResult ssh(SshFrontEnd server, String password, String command) throws IOException {
        return client(
                password,
                "ssh",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known"),
                "-o",
                "NumberOfPasswordPrompts=1",
                "-o",
                "LogLevel=ERROR",
                "-p",
                Integer.toString(server.port()),
                "admin@127.0.0.1",
                command);
    }

    private static List<String> lines(CommandResult result) {
        return result.text().lines().toList();
    }

    @Test
    void commandsAndScriptsRun() throws IOException {
        try (SshFrontEnd server = start(PASSWORD)) {
            assertThat(ssh(server, PASSWORD, "/system/resource/print").text()).contains("version: 7.24");
            assertThat(lines(ssh(server, PASSWORD, ":foreach i in={1;2} do={\n:put $i\n}")))
                    .containsExactly("1", "2");
            CommandResult bad = ssh(server, PASSWORD, "test");
            assertThat(lines(bad)).containsExactly("bad command name test (line 1 column 1)");
            assertThat(bad.status()).as("nothing can be told from the status").isZero();
            ssh(server, PASSWORD, "/system/identity/set name=office");
            assertThat(shared.<String>use(
                            router -> router.settings("system/identity").getOrDefault("name", "")))
                    .isEqualTo("office");
        }
    }

    @Test
    void onlyTheRightPasswordLetsIn() throws IOException {
        try (SshFrontEnd server = start(PASSWORD)) {
            CommandResult wrong = ssh(server, "wrong", ":put in");
            assertThat(wrong.status()).isEqualTo(255);
            assertThat(wrong.text()).isEmpty();
        }
    }

    @Test
    void withoutAPasswordNobodyIsAskedForOneAndTheHostKeyStays() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (SshFrontEnd server = start("")) {
                CommandResult result = TestingPrograms.tryRun(
                        folder,
                        "ssh",
                        "-o",
                        "PasswordAuthentication=no",
                        "-o",
                        "StrictHostKeyChecking=" + (i == 0 ? "no" : "yes"),
                        "-o",
                        "UserKnownHostsFile=" + folder.resolve("known"),
                        "-o",
                        "HostKeyAlias=router",
                        "-p",
                        Integer.toString(server.port()),
                        "admin@127.0.0.1",
                        ":put in");
                assertThat(lines(result)).as(result.logText()).containsExactly("in");
            }
        }
    }

    @Test
    void thereIsAConsoleWithAndWithoutATerminal() throws IOException {
        try (SshFrontEnd server = start("")) {
            String ssh = "ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=known -o PasswordAuthentication=no -p "
                    + server.port() + " admin@127.0.0.1";
            CommandResult plain = TestingPrograms.tryRun(
                    folder,
                    "sh",
                    "-c",
                    "printf '/ip/address\\nprint count-only\\n:if (true) do={\\n:put 42\\n}\\n' | " + ssh);
            assertThat(lines(plain)).as(plain.logText()).containsExactly("1", "42");
            CommandResult edited = TestingPrograms.tryRun(
                    folder,
                    "sh",
                    "-c",
                    "printf '/ip/address\\r:put (41 + 1)\\r/quit\\r' | TERM=xterm "
                            + ssh.replace("ssh -o", "ssh -tt -o"));
            assertThat(edited.text()).contains("[admin@MikroTik] /ip/address> ", "l42\n");
        }
    }

    @Test
    void filesGoThereAndBack() throws IOException {
        byte[] bytes = new byte[300_000];
        new java.util.Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("image.tar"), bytes);
        try (SshFrontEnd server = start(PASSWORD)) {
            CommandResult up = scp(server, file.toString(), "admin@127.0.0.1:disk1-image.tar");
            assertThat(up.status()).as(up.logText()).isZero();
            assertThat(shared.<byte[]>use(
                            router -> router.download("disk1-image.tar").orElseThrow()))
                    .isEqualTo(bytes);
            assertThat(lines(ssh(server, PASSWORD, ":put [/file/get disk1-image.tar size]")))
                    .containsExactly("300000");
            CommandResult down = scp(
                    server,
                    "admin@127.0.0.1:disk1-image.tar",
                    folder.resolve("back").toString());
            assertThat(down.status()).as(down.logText()).isZero();
            assertThat(folder.resolve("back")).hasBinaryContent(bytes);
            Path batch = Files.writeString(
                    folder.resolve("batch"),
                    "mkdir a\nput image.tar a/b.tar\nrename a/b.tar a/c.tar\nrm disk1-image.tar\n");
            CommandResult sftp = client(PASSWORD, sftp(server, batch));
            assertThat(sftp.status()).as(sftp.logText()).isZero();
            assertThat(shared.<List<String>>use(
                            router -> List.copyOf(router.files().listed().keySet())))
                    .contains("a", "a/c.tar")
                    .doesNotContain("disk1-image.tar", "a/b.tar");
        }
    }

    private CommandResult scp(SshFrontEnd server, String from, String to) throws IOException {
        return client(
                PASSWORD,
                "scp",
                "-q",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known"),
                "-P",
                Integer.toString(server.port()),
                from,
                to);
    }

    private String[] sftp(SshFrontEnd server, Path batch) {
        return new String[] {
            "sftp",
            "-q",
            "-o",
            "BatchMode=no",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=" + folder.resolve("known"),
            "-P",
            Integer.toString(server.port()),
            "-b",
            batch.toString(),
            "admin@127.0.0.1"
        };
    }
}
