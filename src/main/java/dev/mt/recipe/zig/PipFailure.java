package dev.mt.recipe.zig;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import dev.mt.recipe.host.Host;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what pip complains of into words. */
final class PipFailure {
    /** The form of pip's {@code HashMismatch}. */
    private static final Pattern MISMATCH = Pattern.compile(
            "^\\s*(\\S+).*?:\\s*$\\n\\s*Expected sha256 ([0-9a-f]{64}(?:\\s*Expected\\s+or [0-9a-f]{64})*)\\s*Got\\s+([0-9a-f]{64})",
            Pattern.MULTILINE);

    private static final List<String> UNREACHABLE = List.of(
            "Could not find a version that satisfies",
            "Failed to establish a new connection",
            "Max retries exceeded",
            "Name or service not known",
            "Temporary failure in name resolution");

    private static final int LINES_SHOWN = 4;

    private PipFailure() {}

    static Failure of(CommandResult result, Host host) {
        String doing = "fetching the C compiler";
        String log = result.logText();
        if (log.contains("No module named pip")) {
            return Failure.of(
                    "%s failed: %s has no pip".formatted(doing, host.python()),
                    "install pip, on Debian: apt-get install python3-pip");
        }
        Matcher mismatch = MISMATCH.matcher(log);
        if (mismatch.find()) {
            return Failure.of(
                    "%s failed: the checksum of %s does not match: expected %s, found %s"
                            .formatted(
                                    doing,
                                    mismatch.group(1),
                                    mismatch.group(2).replaceAll("\\s*Expected\\s+", " "),
                                    mismatch.group(3)),
                    "the package or its pin in image/toolchain/requirements.txt was changed: do not build from it "
                            + "before you know why");
        }
        if (UNREACHABLE.stream().anyMatch(log::contains)) {
            return Failure.of(
                    doing + " failed: the Python package index cannot be reached, or lacks the pinned version",
                    "check the network, and 'python3 -m pip config list'; pip said:\n    "
                            + result.lastWords(LINES_SHOWN));
        }
        return result.failure(doing);
    }
}
