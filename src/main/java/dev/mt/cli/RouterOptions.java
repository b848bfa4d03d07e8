package dev.mt.cli;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schemas;
import dev.mt.routeros.simulator.router.RouterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What kind of router is to be simulated. */
final class RouterOptions {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KMG])(?:I?B)?");
    /** What RouterOS itself takes of a small flash. */
    private static final long SMALL_SYSTEM = 11 << 20;

    private static final long SMALL_FLASH = 32 << 20;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Its RouterOS; the newest that is known otherwise.")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--arch",
            paramLabel = "ARCH",
            description =
                    "amd64 (a virtual router), arm64 (like RB5009), armv7 (like hAP ac2), armv5 (like hEX refresh). "
                            + "Default: ${DEFAULT-VALUE}.",
            defaultValue = "arm64")
    private String arch = "arm64";

    @Option(
            names = "--flash",
            paramLabel = "SIZE",
            description = "How much flash it has, such as 16M; RouterOS takes 11M.")
    private Optional<String> flash = Optional.empty();

    @Option(names = "--memory", paramLabel = "SIZE", description = "How much memory it has, such as 256M.")
    private Optional<String> memory = Optional.empty();

    /**
     * The router that was asked for. Of a line that is not known, it has the newest before it.
     *
     * @param say gets what there is to say about that
     */
    RouterSpec spec(Consumer<String> say) {
        Schemas schemas = Schemas.bundled();
        RouterOsVersion asked =
                version.map(RouterOsVersion::parse).orElse(schemas.newest().version());
        RouterOsVersion known = schemas.schema(asked).version();
        boolean isKnown = asked.line().equals(known.line());
        if (!isKnown) {
            say.accept("RouterOS %s is not known yet: simulating %s".formatted(asked, known));
        }
        RouterSpec spec = spec(Platform.of(arch), isKnown ? asked : known);
        if (flash.isPresent()) {
            long total = size("--flash", flash.get());
            boolean small = total <= SMALL_FLASH;
            long used = small ? SMALL_SYSTEM : Math.min(spec.flashUsed(), total / 2);
            spec = spec.withFlash(total, total - used).withFlashFolder(small || spec.flashFolder());
        }
        return memory.isPresent() ? spec.withRam(size("--memory", memory.get())) : spec;
    }

    private static RouterSpec spec(Platform platform, RouterOsVersion version) {
        return switch (platform) {
            case AMD64 -> RouterSpec.virtual(version);
            case ARM64 -> RouterSpec.large(version);
            case ARMV7 -> RouterSpec.small(version);
            case ARMV5 -> RouterSpec.middle(version);
        };
    }

    private static long size(String option, String text) {
        Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw Failure.usage("%s %s is no size".formatted(option, text), "give a number with its unit, such as 16M");
        }
        int shift = 10 * ("KMG".indexOf(matcher.group(2)) + 1);
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
