package dev.mt.proof;

import dev.mt.proof.check.Scene;
import dev.mt.proof.machine.Host;

/** How a person gets onto the hosts of a topology that is left up. */
final class HowToEnter {
    private HowToEnter() {}

    static String text(Scene scene) {
        StringBuilder text = new StringBuilder("the scene %s %s stays up; to get onto a host:"
                .formatted(scene.image().platform(), scene.kernel()));
        for (Host host : scene.internet().topology().hosts()) {
            text.append("\n  %-10s %s sh".formatted(host.name(), String.join(" ", host.enter())));
        }
        scene.current()
                .ifPresent(container ->
                        text.append("\n  %-10s %s".formatted("container", String.join(" ", container.shell()))));
        return text.toString();
    }
}
