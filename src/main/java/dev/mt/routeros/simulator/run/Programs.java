package dev.mt.routeros.simulator.run;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.Parsed;
import dev.mt.routeros.syntax.Parser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The scripts of one version of RouterOS, each parsed and compiled once. Routers of the same version should share one of
 * these; several threads may.
 */
public final class Programs {
    private static final int MOST = 2000;
    /** No byte of a script, so that no menu and script together look like another script. */
    private static final char BETWEEN = '\uFFFF';

    private final RouterOsVersion version;
    private final MenuNames names;
    private final Map<String, Program> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Program> eldest) {
            return size() > MOST;
        }
    };

    public Programs(RouterOsVersion version, MenuNames names) {
        this.version = Objects.requireNonNull(version, "version is null");
        this.names = Objects.requireNonNull(names, "names is null");
    }

    /** The version whose scripts these are. */
    public RouterOsVersion version() {
        return version;
    }

    /** What the version knows. */
    public MenuNames names() {
        return names;
    }

    Program of(String source) {
        return of(source, List.of());
    }

    /** The program of a text that is typed in a menu. */
    Program of(String source, List<String> menu) {
        String key = menu.isEmpty() ? source : String.join("/", menu) + BETWEEN + source;
        synchronized (compiled) {
            Program known = compiled.get(key);
            if (known != null) {
                return known;
            }
        }
        Program program =
                switch (Parser.parse(source, names, menu)) {
                    case Parsed.Bad bad -> new Program(new Body(List.of(), false), Optional.of(bad.problem()), menu);
                    case Parsed.Good good -> new Compiler(this, source).compile(good.script(), menu);
                };
        synchronized (compiled) {
            compiled.put(key, program);
        }
        return program;
    }
}
