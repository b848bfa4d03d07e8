package dev.mt.elf.slim;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoBuildInfo;
import java.util.Map;
import java.util.regex.Pattern;

/** Which Go's runtime is known well enough to take away what it does not read. */
final class KnownGo {
    /** Versions whose {@code runtime} was read for this, with their patch releases. */
    private static final Pattern KNOWN = Pattern.compile("go1\\.(26|27)(\\.\\d+)?([- ].*)?");

    private static final Map<String, Integer> MACHINES = Map.of("amd64", 62, "arm64", 183, "arm", 40);

    private KnownGo() {}

    /**
     * Checks the version of the Go that built a program.
     *
     * @throws Failure for a version that is not known
     */
    static void check(ElfFile elf, GoBuildInfo info) {
        if (!KNOWN.matcher(info.goVersion()).matches()) {
            throw Failure.of(
                    "cannot slim the program %s: it was built by %s"
                            .formatted(elf.bytes().program(), printable(info.goVersion())),
                    "mt knows what the runtimes of Go 1.26 and 1.27 read; build with one of them, or without slimming");
        }
    }

    /** The platform's id by the settings of the build, such as {@code armv7}. */
    static String platform(ElfFile elf, GoBuildInfo info) {
        String architecture = info.settings().getOrDefault("GOARCH", "");
        if (!Integer.valueOf(elf.header().machine()).equals(MACHINES.get(architecture))
                || !info.settings().getOrDefault("GOOS", "").equals("linux")) {
            throw Failure.of(
                    "cannot slim the program %s: its build settings say %s/%s, its ELF header machine %d"
                            .formatted(
                                    elf.bytes().program(),
                                    printable(info.settings().getOrDefault("GOOS", "?")),
                                    printable(architecture),
                                    elf.header().machine()),
                    "give a program for linux on amd64, arm64 or arm as go build wrote it");
        }
        if (!architecture.equals("arm")) {
            return architecture;
        }
        return (info.settings().getOrDefault("GOARM", "7").startsWith("7") ? Platform.ARMV7 : Platform.ARMV5).id();
    }

    private static String printable(String text) {
        return text.replaceAll("\\P{Graph}", "?");
    }
}
