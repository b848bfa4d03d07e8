package dev.mt.routeros.simulator.ssh;

import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.AbstractUserAuth;
import org.apache.sshd.server.auth.AbstractUserAuthFactory;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.session.ServerSession;

/** Lets one user in who has no password (RFC 4252, section 5.2). */
final class WithoutPassword extends AbstractUserAuthFactory {
    private static final String NONE = "none";

    private final String user;

    WithoutPassword(String user) {
        super(NONE);
        this.user = user;
    }

    @Override
    public UserAuth createUserAuth(ServerSession session) {
        return new AbstractUserAuth(NONE) {
            @Override
            protected Boolean doAuth(Buffer buffer, boolean init) {
                return user.equals(getUsername());
            }
        };
    }
}
