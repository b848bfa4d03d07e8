package dev.mt.core.process;

import java.lang.ProcessBuilder.Redirect;

/** Runs commands as processes that share this one's input and output. */
public final class ForegroundRunner implements Foreground {
    @Override
    public int run(Command command) {
        try (EndedWithProgram running = new EndedWithProgram(command)) {
            if (running.late()) {
                throw running.cancelled();
            }
            Process process = running.start(Redirect.INHERIT);
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                throw running.interrupted();
            }
        }
    }
}
