package dev.mt.routeros.simulator.container;

import java.util.List;

/** What a container is doing, with the flags of RouterOS 7.20 and later and the status of those before. */
public enum State {
    /** The image is coming in. */
    EXTRACTING("E", "downloading/extracting", "extracting"),
    /** The image did not come in. */
    FAILED("F", "download/extract failed", "error"),
    /** It does not run. */
    STOPPED("S", "stopped", "stopped"),
    /** It is about to run. */
    STARTING("N", "starting", "starting"),
    /** It runs; whether it is healthy is not asked. */
    RUNNING("R", "running", "running"),
    /** It runs, and the first answer about its health is awaited. */
    CHECKING("C", "starting-with-healthcheck", "running"),
    /** It runs and is healthy. */
    HEALTHY("H", "healthy", "running"),
    /** It runs and is not healthy. */
    UNHEALTHY("U", "unhealthy", "running"),
    /** It was asked to end. */
    STOPPING("T", "stopping", "stopping"),
    /** It is being taken away. */
    DELETING("D", "deleting", "deleting");

    /** All flags, in the order of the letters' legend. */
    public static final List<String> FLAGS = List.of(
            "stopped",
            "starting",
            "running",
            "stopping",
            "downloading/extracting",
            "deleting",
            "download/extract failed",
            "starting-with-healthcheck",
            "healthy",
            "unhealthy");

    private final String letter;
    private final String flag;
    private final String status;

    State(String letter, String flag, String status) {
        this.letter = letter;
        this.flag = flag;
        this.status = status;
    }

    /** The letter in front of a row. */
    public String letter() {
        return letter;
    }

    /** The flag's name. */
    public String flag() {
        return flag;
    }

    /** The value of {@code status} up to 7.19. */
    public String status() {
        return status;
    }

    /** Whether a process runs. */
    public boolean runs() {
        return this == RUNNING || this == CHECKING || this == HEALTHY || this == UNHEALTHY;
    }

    /** Whether the flag of a name is set. What runs is {@code running}, whatever its health. */
    public boolean has(String name) {
        return flag.equals(name) || (name.equals("running") && runs());
    }
}
