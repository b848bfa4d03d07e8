package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.Job;
import dev.mt.routeros.simulator.run.Session;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The runs of scripts that {@code /system/script/job} shows: one for each script, even if one runs another. */
final class Jobs {
    /** One run. */
    record Run(long number, String script, String owner, String type, LocalDateTime started, Optional<Job> job) {}

    private final Map<Long, Run> runs = new TreeMap<>();
    private long last;

    /** Does something while a run is shown. After a power loss its number may be another's. */
    <T> T during(
            String script, Session session, String type, LocalDateTime started, Optional<Job> job, Supplier<T> doing) {
        Run run = new Run(++last, script, session.user(), type, started, job);
        runs.put(run.number, run);
        try {
            return doing.get();
        } finally {
            runs.remove(run.number, run);
        }
    }

    List<Run> all() {
        return List.copyOf(runs.values());
    }

    /** Ends a run; whatever else the same job does ends with it. */
    void end(long number) {
        Run run = runs.remove(number);
        if (run != null) {
            run.job.ifPresent(Job::kill);
        }
    }

    void clear() {
        runs.clear();
    }
}
