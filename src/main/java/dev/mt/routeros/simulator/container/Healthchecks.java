package dev.mt.routeros.simulator.container;

import dev.mt.routeros.RouterOsVersion;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether and when the engine asks a container about its health: from 7.22 on, by its own settings or the image's. */
final class Healthchecks {
    private static final RouterOsVersion FIRST = RouterOsVersion.parse("7.22");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Healthchecks() {}

    static boolean wanted(Container container, PulledImage image, RouterOsVersion version) {
        if (!version.isAtLeast(FIRST)) {
            return false;
        }
        if (!container.settings.text("healthcheck-cmd").isEmpty()) {
            return true;
        }
        JsonNode test = MAPPER.readTree(image.configJson())
                .path("config")
                .path("Healthcheck")
                .path("Test");
        return !test.isEmpty() && !test.path(0).asString("").equals("NONE");
    }

    /** When the first good answer is heard, for a process that is healthy so long after its start. */
    static Duration firstGood(Container container, Duration healthyAfter) {
        Duration interval = interval(container);
        long rounds = Math.max(1, (healthyAfter.toMillis() + interval.toMillis() - 1) / interval.toMillis());
        return interval.multipliedBy(rounds);
    }

    /** When the engine gives up on a process that never is. */
    static Duration givenUp(Container container) {
        return container
                .settings
                .time("healthcheck-start-period", Duration.ZERO)
                .plus(interval(container).multipliedBy(container.settings.number("healthcheck-retries", 3)));
    }

    private static Duration interval(Container container) {
        Duration interval = container.settings.time("healthcheck-interval", Duration.ofSeconds(30));
        return interval.isPositive() ? interval : Duration.ofSeconds(30);
    }
}
