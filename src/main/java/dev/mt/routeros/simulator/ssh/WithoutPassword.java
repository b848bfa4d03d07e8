package dev.mt.routeros.simulator.ssh;

import java.util.List;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/**
 * Lets one user in who has no password, by asking no question (RFC 4256, section 3.2). The method {@code none} would say
 * more plainly what it is, but the library refuses it always.
 */
record WithoutPassword(String user) implements KeyboardInteractiveAuthenticator {
    @Override
    public InteractiveChallenge generateChallenge(
            ServerSession session, String name, String language, String subMethods) {
        return new InteractiveChallenge();
    }

    @Override
    public boolean authenticate(ServerSession session, String name, List<String> responses) {
        return name.equals(user) && responses.isEmpty();
    }
}
