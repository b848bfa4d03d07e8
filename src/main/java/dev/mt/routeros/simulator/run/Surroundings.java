package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the language's own commands need of the router and the world around it. */
public interface Surroundings {
    /** What the router's clock says, right or wrong: {@code :timestamp}. */
    Instant clock();

    /** The clock's difference to UTC: {@code :timestamp use-tz=yes}. */
    ZoneOffset timeZone();

    /** Where chance comes from; with a seed, so that a run can be had again: {@code :rndnum}, {@code :rndstr}. */
    RandomGenerator random();

    /**
     * Looks a name up: {@code :resolve}. It may sleep.
     *
     * @param type {@code ipv4} or {@code ipv6}
     * @param server the server to ask, if not the router's own
     * @throws ScriptError {@code failure: dns name does not exist} or {@code failure: timeout} and the like
     */
    Value resolve(String name, String type, Optional<String> server);

    /** The content of a file, as bytes in chars: {@code :import}, {@code :grep}; empty if there is none. */
    Optional<String> readFile(String name);

    /**
     * Writes a file, as bytes in chars: {@code :execute file=}, {@code :serialize file-name=}.
     *
     * @throws ScriptError if it cannot be, such as for want of space
     */
    void writeFile(String name, String content);

    /** Writes to the log, for what the interpreter itself has to say of jobs that nobody waits for. */
    void log(String topics, String message);
}
