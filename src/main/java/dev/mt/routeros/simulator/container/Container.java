package dev.mt.routeros.simulator.container;

import dev.mt.routeros.simulator.run.Job;
import dev.mt.routeros.simulator.run.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the engine knows of one container. */
final class Container {
    final long row;
    final Settings settings;
    State state = State.STOPPED;
    Optional<PulledImage> image = Optional.empty();
    /** What went wrong last; {@code .about} of the row. */
    String about = "";
    /** What brings the image in at this moment. */
    Optional<Job> bringing = Optional.empty();
    /** What {@code remote-image} or {@code file} was when the image was asked for. */
    String asked = "";

    Optional<Behaviour> behaviour = Optional.empty();
    long startedMillis;
    int starts;
    int restarts;
    /** Whether its end was asked for, so that it is not started again. */
    boolean stopAsked;
    /** Whether it is to be started as soon as it has stopped. */
    boolean startAfterwards;
    /** Everything that waits for this run of the process. */
    final List<Scheduled> pending = new ArrayList<>();

    final List<String> output = new ArrayList<>();

    Container(long row, Settings settings) {
        this.row = row;
        this.settings = settings;
    }

    String name() {
        return settings.any("name", "hostname", "interface");
    }

    String rootDir() {
        return dev.mt.routeros.simulator.storage.Files.normal(settings.text("root-dir"));
    }

    void forgetPending() {
        pending.forEach(Scheduled::cancel);
        pending.clear();
    }

    /** Whether {@code /healthz} says 200. */
    boolean answersWell(long nowMillis) {
        return state.runs()
                && behaviour
                        .flatMap(Behaviour::healthyAfter)
                        .filter(after -> nowMillis >= startedMillis + after.toMillis())
                        .isPresent();
    }
}
