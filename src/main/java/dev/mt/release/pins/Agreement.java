package dev.mt.release.pins;

import dev.mt.core.TailscaleVersion;
import dev.mt.release.pins.Pin.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether pins agree with each other and with what guards them. */
final class Agreement {
    /** Says what the image's Go runtime is like, so it must be built by the image's Go. */
    private static final String SAFETY_MODULE = "proof/safety/go.mod";

    private Agreement() {}

    static List<Problem> problems(List<Pin> pins, List<TextFile> files) {
        List<Problem> problems = new ArrayList<>();
        pins.forEach(pin -> guarded(pin, problems));
        sources(pins, files, problems);
        twice(pins, problems);
        tailscale(pins, problems);
        problems.sort(Comparator.comparing(Problem::place).thenComparing(Problem::what));
        return problems;
    }

    private static void guarded(Pin pin, List<Problem> problems) {
        if (pin.checksum().isPresent()) {
            return;
        }
        switch (pin.kind()) {
            case GO_MODULE ->
                problems.add(Problem.wrong(pin.place(), "%s %s is not in go.sum".formatted(pin.name(), pin.version())));
            case PYTHON ->
                problems.add(Problem.wrong(pin.place(), "%s==%s has no hash".formatted(pin.name(), pin.version())));
            case NPM ->
                problems.add(Problem.wrong(
                        pin.place(),
                        "package-lock.json does not have %s at version %s".formatted(pin.name(), pin.version())));
            case SOURCE -> problems.add(Problem.wrong(pin.place(), pin.name() + " has no sha256"));
            case IMAGE ->
                problems.add(
                        pin.version().isEmpty()
                                ? Problem.wrong(
                                        pin.place(), "the image %s has neither tag nor digest".formatted(pin.name()))
                                : Problem.note(
                                        pin.place(),
                                        "the image %s:%s has no digest yet: Renovate proposes it (pinDigests)"
                                                .formatted(pin.name(), pin.version())));
            // Go asks its checksum database, Maven the repository's own checksums.
            case GO_TOOLCHAIN, MAVEN -> {}
        }
    }

    /** A source archive is named again in its addresses and its folder: each follows the version. */
    private static void sources(List<Pin> pins, List<TextFile> files, List<Problem> problems) {
        for (Pin pin : pins) {
            if (pin.kind() != Kind.SOURCE) {
                continue;
            }
            TextFile file = files.stream()
                    .filter(each -> each.name().equals(pin.place().file()))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < file.lines().size(); i++) {
                String line = file.lines().get(i);
                boolean names = line.startsWith("urls") || line.startsWith("debian-pool") || line.startsWith("folder");
                if (names && !line.contains("{version}")) {
                    problems.add(Problem.wrong(
                            file.place(i),
                            "%s names a version of its own: write {version} in %s".formatted(pin.name(), line)));
                }
            }
        }
    }

    /** The same thing at two places is the same version with the same checksum, within its circle. */
    private static void twice(List<Pin> pins, List<Problem> problems) {
        Map<String, Pin> first = new HashMap<>();
        for (Pin pin : pins) {
            Pin other = first.putIfAbsent("%s %s %s".formatted(pin.kind(), pin.name(), circle(pin)), pin);
            if (other == null
                    || (other.version().equals(pin.version())
                            && other.checksum().equals(pin.checksum()))) {
                continue;
            }
            problems.add(Problem.wrong(
                    pin.place(),
                    "%s is %s here, and %s at %s".formatted(pin.name(), exactly(pin), exactly(other), other.place())));
        }
    }

    /** Where else a thing has to be the same; tests may use another Go, and need another Tailscale, than the image. */
    private static String circle(Pin pin) {
        String file = pin.place().file();
        boolean ofImage = file.startsWith("image/") || file.equals(SAFETY_MODULE);
        return switch (pin.kind()) {
            case GO_TOOLCHAIN, GO_MODULE -> ofImage ? "image" : "tests";
            case MAVEN, NPM, PYTHON, IMAGE, SOURCE -> "";
        };
    }

    private static String exactly(Pin pin) {
        return pin.kind() == Kind.IMAGE
                ? pin.version() + pin.checksum().map(sum -> "@" + sum).orElse(" without a digest")
                : pin.version();
    }

    /** Tailscale is stable, and the peer of the tests is not newer than the image: peers are older. */
    private static void tailscale(List<Pin> pins, List<Problem> problems) {
        List<Pin> found =
                pins.stream().filter(pin -> pin.name().equals("tailscale.com")).toList();
        for (Pin pin : found) {
            Optional<TailscaleVersion> read = TailscaleVersion.read(pin.version());
            if (read.isEmpty()) {
                problems.add(Problem.wrong(
                        pin.place(),
                        "Tailscale %s is no release: pre-releases are not built".formatted(pin.version())));
                continue;
            }
            TailscaleVersion version = read.get();
            if (!version.stable()) {
                problems.add(Problem.wrong(
                        pin.place(), "Tailscale %s is unstable: its minor is odd".formatted(pin.version())));
            }
            found.stream()
                    .filter(image ->
                            circle(image).equals("image") && circle(pin).equals("tests"))
                    .filter(image -> TailscaleVersion.read(image.version())
                            .filter(its -> version.compareTo(its) > 0)
                            .isPresent())
                    .forEach(image -> problems.add(Problem.wrong(
                            pin.place(),
                            "the tests' peer is Tailscale %s, newer than the image's %s (%s)"
                                    .formatted(pin.version(), image.version(), image.place()))));
        }
    }
}
