package dev.mt.routeros.simulator.ssh;

import dev.mt.routeros.simulator.console.ByteText;
import dev.mt.routeros.simulator.console.ConsoleSession;
import dev.mt.routeros.simulator.console.SharedRouter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.command.AbstractCommandSupport;

/**
 * A command, or a script, that a client sends along: {@code ssh admin@router '/system/resource/print'}. Errors are part of
 * the output, and the exit status is 0 whatever happens: on routers nothing can be told from it.
 */
final class SshCommand extends AbstractCommandSupport {
    private final SharedRouter shared;

    SshCommand(SharedRouter shared, String command) {
        super(command, null);
        this.shared = shared;
    }

    @Override
    public void run() {
        try {
            OutputStream out = getOutputStream();
            new ConsoleSession(shared, line -> write(out, line)).enter(ByteText.ofPeople(getCommand()));
            out.flush();
            onExit(0);
        } catch (UncheckedIOException | IOException e) {
            onExit(1, "the client is gone");
        } catch (RuntimeException e) {
            onExit(1, "the simulator broke: " + e);
        }
    }

    static void write(OutputStream out, String line) {
        try {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
