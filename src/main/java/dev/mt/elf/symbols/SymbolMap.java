package dev.mt.elf.symbols;

import dev.mt.core.Failure;
import dev.mt.elf.CodeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was taken out of one slimmed program: names, files and lines of its functions.
 *
 * <p>Written and read by {@link SymbolMapFile}.
 */
public final class SymbolMap {
    /** Names of maps' files end so. */
    public static final String EXTENSION = ".mtsym";

    private static final Pattern MARK = Pattern.compile("[0-9a-f]{32}");
    private static final String UNKNOWN = "?";

    private final String mark;
    private final String platform;
    private final String goVersion;
    private final String version;
    private final int quantum;
    private final long textStart;
    private final List<String> files;
    private final List<String> names;
    private final List<String> labels;
    private final List<FunctionSymbol> functions;
    private final Map<String, List<FunctionSymbol>> functionsByLabel = new HashMap<>();
    private final Map<String, String> namesByLabel = new HashMap<>();

    SymbolMap(
            String mark,
            String platform,
            String goVersion,
            String version,
            int quantum,
            long textStart,
            List<String> files,
            List<String> names,
            List<String> labels,
            List<FunctionSymbol> functions) {
        if (!isMark(mark)) {
            throw new IllegalArgumentException("not a mark: " + mark);
        }
        if (names.size() != labels.size()) {
            throw new IllegalArgumentException("a label is needed for each name");
        }
        this.mark = mark;
        this.platform = Objects.requireNonNull(platform);
        this.goVersion = Objects.requireNonNull(goVersion);
        this.version = Objects.requireNonNull(version);
        this.quantum = quantum;
        this.textStart = textStart;
        this.files = List.copyOf(files);
        this.names = List.copyOf(names);
        this.labels = List.copyOf(labels);
        this.functions = List.copyOf(functions);
        for (FunctionSymbol function : functions) {
            functionsByLabel
                    .computeIfAbsent(PrintedName.of(function.label()), label -> new ArrayList<>())
                    .add(function);
        }
        for (int i = 0; i < names.size(); i++) {
            namesByLabel.merge(
                    PrintedName.of(labels.get(i)),
                    PrintedName.of(names.get(i)),
                    (one, other) -> one.equals(other) ? one : "");
        }
    }

    /** Whether a text can be a mark. */
    static boolean isMark(String text) {
        return MARK.matcher(text).matches();
    }

    /** The first 16 bytes of the slimmed program's SHA-256, in hexadecimal: its name among maps and in packed programs. */
    public String mark() {
        return mark;
    }

    /** Such as {@code armv7}, by the program's own build settings. */
    public String platform() {
        return platform;
    }

    /** The Go that built the program, such as {@code go1.27.4}. */
    public String goVersion() {
        return goVersion;
    }

    /** What the program calls its version, such as {@code 1.104.5-mt.1}; empty if nobody said so. */
    public String version() {
        return version;
    }

    /** The same map for a program of this version. */
    public SymbolMap withVersion(String newVersion) {
        return new SymbolMap(
                mark, platform, goVersion, newVersion, quantum, textStart, files, names, labels, functions);
    }

    /** Bytes of the smallest instruction. */
    int quantum() {
        return quantum;
    }

    /** The address that entry points count from. */
    public long textStart() {
        return textStart;
    }

    /** Source files. */
    List<String> files() {
        return files;
    }

    /** Full names: those of the functions first, then of those that exist inlined only. */
    List<String> names() {
        return names;
    }

    /** For each name what the slimmed program says instead. */
    List<String> labels() {
        return labels;
    }

    /** All functions by rising entry point; the slimmed program's own tables have the same in the same order. */
    public List<FunctionSymbol> functions() {
        return functions;
    }

    /** The functions that a traceback of the slimmed program calls so; several if they are instances of one. */
    public List<FunctionSymbol> labelled(String printed) {
        return functionsByLabel.getOrDefault(printed, List.of());
    }

    /** The name, as Go prints it, of what a traceback of the slimmed program calls so, inlined functions included. */
    public Optional<String> nameOf(String printed) {
        return Optional.ofNullable(namesByLabel.get(printed)).filter(name -> !name.isEmpty());
    }

    /** The function that holds an address. */
    public Optional<FunctionSymbol> at(long address) {
        return CodeRange.at(functions, address - textStart);
    }

    /**
     * The frames of a place as tracebacks give it: the innermost inlined call first, the function itself last.
     *
     * @param offset from the function's entry point, as tracebacks print it
     */
    public List<SourceFrame> frames(FunctionSymbol function, long offset) {
        LineTable lines = function.lines();
        // Nobody calls goexit: goroutines begin as if its second instruction had to be returned to (proc.go, newproc1).
        return frames(function, function.name().equals("runtime.goexit") ? lines.at(offset - 1) : lines.traced(offset));
    }

    /** The frames of exactly the instruction at an address. */
    public List<SourceFrame> frames(long address) {
        return at(address)
                .map(function -> frames(function, function.lines().at(address - textStart - function.entry())))
                .orElse(List.of());
    }

    private List<SourceFrame> frames(FunctionSymbol function, int innermost) {
        List<SourceFrame> frames = new ArrayList<>();
        LineTable lines = function.lines();
        int range = innermost;
        int call = range < 0 ? -1 : lines.call(range);
        while (call >= 0) {
            InlinedCall inlined = function.inlined().get(call);
            frames.add(frame(names.get(inlined.name()), labels.get(inlined.name()), lines, range, true));
            range = lines.at(inlined.caller());
            int outer = range < 0 ? -1 : lines.call(range);
            if (frames.size() > function.inlined().size()) {
                throw Failure.of(
                        "the symbol map %s has a circle of inlined calls in %s".formatted(mark, function.name()));
            }
            call = outer;
        }
        frames.add(frame(function.name(), function.label(), lines, range, false));
        return frames;
    }

    private SourceFrame frame(String name, String label, LineTable lines, int range, boolean inlined) {
        String file = range < 0 || lines.file(range) < 0 ? UNKNOWN : files.get(lines.file(range));
        int line = file.equals(UNKNOWN) ? 0 : lines.line(range);
        return new SourceFrame(PrintedName.of(name), PrintedName.of(label), file, line, inlined);
    }
}
