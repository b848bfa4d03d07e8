package dev.mt.routeros.simulator.container;

/** Why an image did not come in, in the words of RouterOS's log. Nobody but the log hears of it. */
final class PullFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** A layer that cannot be unpacked, or is none. */
    static final String EXTRACT = "download/extract error: extract layer failed";
    /** A volume is full. */
    static final String NO_SPACE = "download/extract error: no space to extract layer";

    PullFailure(String text) {
        super(text);
    }

    static PullFailure manifest(String why) {
        return new PullFailure("import error: fetch manifest failed: " + why);
    }

    static PullFailure download(String why) {
        return new PullFailure("download/extract error: " + why);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
