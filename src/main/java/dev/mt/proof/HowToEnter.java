package dev.mt.proof;

import dev.mt.proof.check.Scene;
import dev.mt.proof.machine.Host;

/** How a person gets onto the hosts of a topology that is left up. */
final class HowToEnter {
    private HowToEnter() {}

    static String text(Scene scene) {
        StringBuilder text = new StringBuilder("the scene %s %s stays up; to get onto a host:\n"
                .formatted(scene.image().platform(), scene.kernel()));
        for (Host host : scene.internet().topology().hosts()) {
            text.append("  %-10s %s sh\n".formatted(host.name(), String.join(" ", host.enter())));
        }
        text.append("  %-10s runc --root %s exec -t ID sh, with an ID that 'runc --root … list' shows"
                .formatted("container", scene.machine().run().path().resolve("runc")));
        return text.toString();
    }
}
