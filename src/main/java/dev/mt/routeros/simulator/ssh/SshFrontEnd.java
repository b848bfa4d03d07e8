package dev.mt.routeros.simulator.ssh;

import dev.mt.core.Failure;
import dev.mt.routeros.simulator.console.SharedRouter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Lets SSH clients in to a simulated router, as the user {@code admin}. */
public final class SshFrontEnd implements AutoCloseable {
    private static final String USER = "admin";

    private final SshServer server;

    private SshFrontEnd(SshServer server) {
        this.server = server;
    }

    /**
     * Begins to let clients in.
     *
     * @param address where to listen; port 0 is any that is free
     * @param password of the user {@code admin}; if it is empty, nobody is asked for one
     * @param hostKey the file that the host's key is kept in, and made if it is not there; without one each start has another
     * @throws Failure if that cannot be listened on
     */
    public static SshFrontEnd start(
            SharedRouter shared, InetSocketAddress address, String password, Optional<Path> hostKey) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(address.getAddress().getHostAddress());
        server.setPort(address.getPort());
        SimpleGeneratorHostKeyProvider keys =
                hostKey.map(SimpleGeneratorHostKeyProvider::new).orElseGet(SimpleGeneratorHostKeyProvider::new);
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        server.setKeyPairProvider(keys);
        keys.loadKeys(null); // made now, and not when the first client comes
        List<UserAuthFactory> ways = new ArrayList<>(List.of(UserAuthPasswordFactory.INSTANCE));
        if (password.isEmpty()) {
            ways.addFirst(UserAuthKeyboardInteractiveFactory.INSTANCE);
            server.setKeyboardInteractiveAuthenticator(new WithoutPassword(USER));
        }
        server.setUserAuthFactories(ways);
        server.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && same(given, password));
        server.setCommandFactory((channel, command) -> new SshCommand(shared, command));
        server.setShellFactory(channel -> new SshShell(shared));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new SftpChanges(shared));
        server.setSubsystemFactories(List.of(sftp));
        server.setFileSystemFactory(new SftpFiles(shared));
        try {
            server.start();
            return new SshFrontEnd(server);
        } catch (IOException e) {
            throw Failure.of(
                    "cannot serve SSH on %s port %d".formatted(address.getHostString(), address.getPort()),
                    "choose another port; 0 is any that is free",
                    e);
        }
    }

    private static boolean same(String given, String password) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw Failure.of("ending SSH failed", "", e);
        }
    }
}
