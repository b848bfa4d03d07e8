package dev.mt.release.secrets;

import dev.mt.core.AtEnd;
import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.Foreground;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs a command with secrets in its environment, and nowhere else.
 *
 * <p>The token is taken back as soon as they are read, before the command starts: while it runs there is none, however it
 * or this program ends. If that fails it is tried again when the command has ended, and when a signal ends this program.
 */
public final class WithSecrets {
    /** The status when the command did its work and the token could not be taken back. */
    private static final int NOT_REVOKED = 1;

    private final VaultSession session;
    private final Foreground foreground;
    private final Consumer<String> log;

    public WithSecrets(VaultSession session, Foreground foreground, Consumer<String> log) {
        this.session = session;
        this.foreground = foreground;
        this.log = log;
    }

    /**
     * Does it.
     *
     * @param command with everything that it sees besides the secrets
     * @return the command's own status; 1 if that is 0 and the token is still valid
     * @throws Failure if a secret cannot be read, or the command not be started: the token is taken back before
     */
    public int run(Login login, List<SecretField> fields, Command command) {
        AtEnd hook = new AtEnd("revoke the token", session::end);
        int status;
        boolean gone;
        try {
            session.logIn(login);
            Map<String, String> values = new TreeMap<>();
            fields.forEach(field ->
                    values.put(field.variable(), session.read(field.source()).reveal()));
            revokeEarly();
            status = foreground.run(command.with(values));
        } finally {
            gone = session.end();
            hook.close();
        }
        return status == 0 && !gone ? NOT_REVOKED : status;
    }

    private void revokeEarly() {
        try {
            session.revoke();
        } catch (Failure e) {
            log.accept(e.text() + "\n  trying again when the command has ended");
        }
    }
}
