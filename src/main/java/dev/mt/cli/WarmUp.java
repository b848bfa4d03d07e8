package dev.mt.cli;

import dev.mt.core.Digest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes ready, beside the reading of the command line, what commands for releases need next and what takes as long: Jackson
 * works out constants and calendars, and the JDK its list of algorithms.
 */
final class WarmUp {
    private WarmUp() {}

    /** Begins, if the command will need it. */
    static void begin(String[] arguments) {
        if (arguments.length > 1 && arguments[0].equals("release")) {
            Thread.ofPlatform().daemon().name("warm-up").start(WarmUp::run);
        }
    }

    private static void run() {
        JsonMapper.shared().writeValueAsBytes(JsonMapper.shared().readTree("{\"a\":[0]}"));
        Digest.of("");
    }
}
