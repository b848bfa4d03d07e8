package dev.mt.recipe.go;

import dev.mt.core.Digest;
import dev.mt.recipe.pins.TailscalePin;
import java.util.List;
import java.util.Objects;

/**
 * The version that the binary says it is, in the form of released builds ({@code version/version.go}): the version, the
 * commit of Tailscale ({@code -t…}), and which build of ours it is ({@code -g…}), as a hash of everything that went in.
 *
 * @param pin which Tailscale
 * @param mark the hash of what the binary is built from
 */
record Stamps(TailscalePin pin, Digest mark) {
    private static final int ABBREVIATED = 9;

    Stamps {
        Objects.requireNonNull(pin, "pin is null");
        Objects.requireNonNull(mark, "mark is null");
    }

    /** The linker's flags. */
    List<String> flags() {
        String version = pin.version().toString();
        String commit =
                pin.commit().map(hash -> "-t" + hash.substring(0, ABBREVIATED)).orElse("");
        String build = mark.hex().substring(0, 40);
        return List.of(
                set("shortStamp", version),
                set("longStamp", version + commit + "-g" + build.substring(0, ABBREVIATED)),
                set("extraGitCommitStamp", build),
                pin.commit().map(hash -> set("gitCommitStamp", hash)).orElse(""));
    }

    private static String set(String variable, String value) {
        return "-X " + TailscalePin.MODULE + "/version." + variable + "=" + value;
    }
}
