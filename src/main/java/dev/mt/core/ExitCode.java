package dev.mt.core;

/** The program's exit statuses, all of them. */
public enum ExitCode {
    /** Everything that was asked for is there. */
    DONE(0),
    /** It was tried, and did not work. */
    FAILED(1),
    /** The command line asks for something that does not exist or does not go together. */
    USAGE(2),
    /** Interrupted: nothing half-done is left behind. */
    CANCELLED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The number that the process exits with. */
    public int status() {
        return status;
    }
}
