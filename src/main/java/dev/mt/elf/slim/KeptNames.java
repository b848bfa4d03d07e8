package dev.mt.elf.slim;

import dev.mt.elf.CallCode;
import dev.mt.elf.CodeRange;
import dev.mt.elf.GoTables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which names, or beginnings of names, the program itself looks at while it runs. Read in Go 1.27.4 and Tailscale 1.104.5,
 * by looking for every use of {@code funcname}, {@code FuncForPC}, {@code CallersFrames} and {@code Caller}.
 */
final class KeptNames {
    /**
     * Beginnings that decide what the runtime does. {@code runtime.}: no preemption, panics there are fatal ({@code
     * panicCheck1}), goroutines of the system, what tracebacks hide. {@code internal/runtime/} and {@code reflect.}: no
     * preemption ({@code wantAsyncPreempt}); {@code internal/runtime/atomic}: no profiling on ARM ({@code sigprof}).
     */
    private static final List<String> BEGINNINGS =
            List.of("runtime.", "internal/runtime/atomic.", "internal/runtime/", "reflect.");

    /**
     * Names that are looked at as a whole: by tracebacks ({@code gopanic}), by the search for the arguments of reflected
     * calls ({@code argMapInternal}), and by messages of reflect ({@code valueMethodName}, {@code methodName}).
     */
    private static final List<String> WHOLE =
            List.of("runtime.gopanic", "reflect.makeFuncStub", "reflect.methodValueCall");

    private static final List<String> WHOLE_BEGINNINGS = List.of(
            "reflect.Value.",
            "internal/reflectlite.",
            // net/http's relevantCaller leaves its own package to find whom to blame for a superfluous WriteHeader.
            "net/http.relevantCaller",
            "net/http.(*response).",
            "net/http.(*timeoutWriter).",
            // feature/disable.go: callerFeatureName tells by it which feature registers a hook.
            "tailscale.com/feature");

    /** wireguard-go's conn.go, PrettyName: the log and the health check name receiving functions by it. */
    private static final List<String> RECEIVERS =
            List.of("tailscale.com/wgengine/magicsock.", "github.com/tailscale/wireguard-go/conn.");

    private final Set<Long> wrappers = new HashSet<>();

    /** Finds the wrappers among functions whose name must stay. */
    KeptNames(GoTables tables, CallCode code) {
        // panicwrap (runtime/error.go) takes its caller's name apart, and dies if it does not look like pkg.(*T).M.
        tables.functions().stream()
                .filter(function -> function.name().equals("runtime.panicwrap"))
                .forEach(function -> code.directCalls(function.entry(), at -> CodeRange.at(tables.functions(), at)
                        .ifPresent(caller -> wrappers.add(caller.record().name()))));
    }

    /** Whether a name must stay as it is. */
    boolean keeps(long offset, String name) {
        return wrappers.contains(offset)
                || WHOLE.contains(name)
                || WHOLE_BEGINNINGS.stream().anyMatch(name::startsWith)
                || (name.contains("eceive") && RECEIVERS.stream().anyMatch(name::startsWith))
                || (name.startsWith("runtime.") && isExported(name.substring("runtime.".length())));
    }

    /** {@code isExportedRuntime} in {@code runtime/traceback.go}, a little wider: tracebacks show these only. */
    private static boolean isExported(String name) {
        return name.chars().anyMatch(c -> c >= 'A' && c <= 'Z') && (isUpper(name, 0) || isUpper(name, 2));
    }

    private static boolean isUpper(String name, int at) {
        return at < name.length()
                && name.charAt(at) >= 'A'
                && name.charAt(at) <= 'Z'
                && (at == 0 || name.startsWith("(*"));
    }

    /** What a label for a name must begin with. Tracebacks hide names without a dot ({@code showfuncinfo}). */
    static String beginning(String name) {
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                return beginning.endsWith("/") ? beginning + "." : beginning;
            }
        }
        return name.indexOf('.') >= 0 ? "." : "";
    }
}
