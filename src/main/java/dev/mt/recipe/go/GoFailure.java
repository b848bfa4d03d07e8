package dev.mt.recipe.go;

import dev.mt.core.Failure;
import dev.mt.core.process.CommandResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what the Go command complains of into words. */
final class GoFailure {
    /** The form of cmd/go/internal/modfetch, {@code checkModSum}. */
    private static final Pattern MISMATCH = Pattern.compile(
            "verifying (\\S+): checksum mismatch.*?downloaded:\\s+(\\S+).*?(?:go\\.sum|sum\\.golang\\.org):\\s+(\\S+)",
            Pattern.DOTALL);

    private static final List<String> UNREACHABLE =
            List.of("dial tcp", "connection refused", "no such host", "i/o timeout", "TLS handshake", "proxyconnect");

    private static final List<String> LACKING =
            List.of("unknown revision", "404 Not Found", "403 Forbidden", "410 Gone", "no matching versions");

    private static final int LINES_SHOWN = 5;

    private GoFailure() {}

    /** The result if it is a success; otherwise a failure with the reason that is known. */
    static CommandResult check(CommandResult result, String doing, Go go) {
        if (result.succeeded()) {
            return result;
        }
        throw of(result, doing, go);
    }

    private static Failure of(CommandResult result, String doing, Go go) {
        String log = result.logText();
        Matcher mismatch = MISMATCH.matcher(log);
        if (mismatch.find()) {
            return Failure.of(
                    "%s failed: the checksum of %s does not match: expected %s, found %s"
                            .formatted(doing, mismatch.group(1), mismatch.group(3), mismatch.group(2)),
                    "the module or its pin was changed: do not build from it before you know why "
                            + "(a damaged download is removed by 'go clean -modcache')");
        }
        if (UNREACHABLE.stream().anyMatch(log::contains)) {
            return Failure.of(
                    doing + " failed: the Go module proxy cannot be reached",
                    "check the network, and 'go env GOPROXY'; Go said:\n    " + result.lastWords(LINES_SHOWN));
        }
        if (log.contains("toolchain not available") || log.contains("invalid GOTOOLCHAIN")) {
            return Failure.of(
                    doing + " failed: this Go cannot fetch its toolchain " + go.toolchain(),
                    "install Go 1.21 or newer, and check 'go env GOPROXY'; Go said:\n    "
                            + result.lastWords(LINES_SHOWN));
        }
        if (log.contains("requires go >=")) {
            return Failure.of(
                    doing + " failed: this version needs a newer Go than the pinned " + go.toolchain(),
                    "change the toolchain line of image/tailscale/go.mod; Go said:\n    "
                            + result.lastWords(LINES_SHOWN));
        }
        if (LACKING.stream().anyMatch(log::contains)) {
            return Failure.of(
                    doing + " failed: the Go module proxy does not have this version",
                    "check that it exists, and 'go env GOPROXY'; Go said:\n    " + result.lastWords(LINES_SHOWN));
        }
        return result.failure(doing);
    }
}
