package dev.mt.cli.progress;

/** The values of {@code --progress}. */
public enum ProgressMode {
    /** Live on a terminal, plain elsewhere. */
    auto,
    /** A line for each thing that happens. */
    plain,
    /** Lines that change in place. */
    tty,
    /** Nothing but errors. */
    quiet
}
