package dev.mt.proof.check;

import dev.mt.oci.ImageSource;
import dev.mt.proof.world.Container;
import java.time.Duration;
import java.util.OptionalInt;

/** The container is stopped. */
final class Stop implements Check {
    private static final int STOP_TIME = 10;

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String claim() {
        return "the image's stop signal ends it with status 0 within 10 s, and its peers see that it is gone";
    }

    @Override
    public String reason() {
        return "RouterOS kills what has not ended after its stop time, 10 s; then nothing is put in order";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container node = scene.node();
        String signal = stopSignal(scene);
        node.signal(signal.replaceFirst("^SIG", ""));
        long begin = System.nanoTime();
        OptionalInt status = node.awaitEnd(
                Duration.ofSeconds(STOP_TIME).multipliedBy(scene.cpu().slowness()));
        findings.equal("how it ends after " + signal, OptionalInt.of(0), status);
        findings.figure("it ended after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
        findings.eventually(
                "the peer sees it offline",
                () -> !scene.internet().peer().status().online(Scene.NAME),
                () -> "it is still online there");
        findings.expect(
                "no crash in its log",
                !node.log().contains("panic") && !node.log().contains("fatal error"),
                node.log());
        scene.stop();
    }

    private static String stopSignal(Scene scene) {
        try (ImageSource images = ImageSource.open(scene.image().layout())) {
            return images.image(scene.image().platform())
                    .config()
                    .process()
                    .stopSignal()
                    .orElse("SIGTERM");
        }
    }
}
