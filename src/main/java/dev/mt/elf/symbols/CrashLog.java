package dev.mt.elf.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log with tracebacks of a slimmed program, made readable line by line. Lines of others may stand between, and before
 * each line what a logger put there. A slimmed program still prints which calls were inlined, in frames without an offset
 * above that of the function they are in; places of all of them come from that one's offset.
 */
public final class CrashLog {
    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");
    private static final Pattern GOROUTINE = Pattern.compile("(?:^|[\\s:])goroutine [0-9]+ .*\\[.*]:\\s*$");
    private static final Pattern SIGNAL = Pattern.compile("\\[signal .* pc=0x([0-9a-f]{1,12})]");
    /** A place so many lines behind its function belongs to another one, whose own line is lost. */
    private static final int FARTHEST = 200;

    private final SymbolMap map;
    private final List<String> lines = new ArrayList<>();
    private final List<Frame> inlined = new ArrayList<>();
    private Optional<Frame> open = Optional.empty();
    private OptionalLong signal = OptionalLong.empty();
    private int frames;
    private int resolved;
    private int certain;

    private record Frame(TraceLine line, int number, Optional<TraceLine> place, int placeNumber) {}

    /**
     * What became of a log.
     *
     * @param text the log; lines about which nothing is known are as they were
     * @param frames how many frames have an offset
     * @param resolved how many of them the map knows
     * @param certain how many frames, inlined ones included, are such that only the right map is likely to fit
     */
    public record Result(String text, int frames, int resolved, int certain) {}

    private CrashLog(SymbolMap map) {
        this.map = map;
    }

    /** Whether there is anything in a log that a map could help with. */
    public static boolean hasFrames(String log) {
        return log.lines()
                .flatMap(line -> TraceLine.of(line).stream())
                .anyMatch(line -> line.kind() == TraceLine.Kind.PLACE);
    }

    /**
     * Puts names, files and lines into a log.
     *
     * @throws dev.mt.core.Failure if the map contradicts itself
     */
    public static Result symbolize(String log, SymbolMap map) {
        CrashLog work = new CrashLog(map);
        Matcher matcher = LINE.matcher(log);
        while (matcher.find()) {
            work.add(matcher.group());
        }
        return new Result(String.join("", work.lines), work.frames, work.resolved, work.certain);
    }

    private void add(String line) {
        int number = lines.size();
        lines.add(line);
        if (GOROUTINE.matcher(line).find()) {
            forget();
            return;
        }
        Matcher matcher = SIGNAL.matcher(line);
        if (matcher.find()) {
            signal = OptionalLong.of(Long.parseLong(matcher.group(1), 16));
        }
        TraceLine.of(line).ifPresent(found -> {
            switch (found.kind()) {
                case CALL, CREATION -> function(found, number);
                case PLACE -> place(found, number);
            }
        });
    }

    private void forget() {
        open = Optional.empty();
        inlined.clear();
    }

    private void function(TraceLine line, int number) {
        Optional<String> name = map.nameOf(line.text());
        if (name.isEmpty() && map.labelled(line.text()).isEmpty()) {
            return;
        }
        if (open.isPresent()) {
            // Its place is lost, and with it the function that those above are inlined in.
            forget();
        }
        open = Optional.of(new Frame(line, number, Optional.empty(), -1));
        name.ifPresent(known -> lines.set(number, line.with(known)));
    }

    private void place(TraceLine line, int number) {
        Frame frame =
                open.filter(candidate -> number - candidate.number <= FARTHEST).orElse(null);
        open = Optional.empty();
        if (frame == null) {
            inlined.clear();
            return;
        }
        Frame whole = new Frame(frame.line, frame.number, Optional.of(line), number);
        if (frame.line.saysInlined() && line.offset().isEmpty()) {
            inlined.add(whole);
            return;
        }
        frames++;
        List<SourceFrame> found = find(frame.line.text(), line);
        if (!found.isEmpty()) {
            resolved++;
            // What created a goroutine is given by the innermost line (printcreatedby1 asks for nothing else).
            boolean created = frame.line.kind() == TraceLine.Kind.CREATION;
            lines.set(frame.number, frame.line.with(found.getLast().function()));
            say(whole, created ? found.getFirst() : found.getLast());
            inlined(found);
        }
        inlined.clear();
    }

    /** Gives inlined frames their places, from the outermost inward; some have no line, since the runtime hides them. */
    private void inlined(List<SourceFrame> found) {
        int next = found.size() - 2;
        for (Frame frame : inlined.reversed()) {
            int at = next;
            while (at >= 0 && !found.get(at).label().equals(frame.line.text())) {
                at--;
            }
            if (at >= 0) {
                say(frame, found.get(at));
                certain++;
                next = at - 1;
            }
        }
    }

    private void say(Frame frame, SourceFrame source) {
        frame.place
                .filter(place -> source.line() != 0)
                .ifPresent(place -> lines.set(frame.placeNumber, place.with(source.file() + ":" + source.line())));
    }

    /** The frames at a place; none if no function of that label can be there, or several can. */
    private List<SourceFrame> find(String label, TraceLine place) {
        long offset = place.offset().orElse(0);
        List<FunctionSymbol> candidates = map.labelled(label).stream()
                .filter(function -> offset <= function.size())
                .toList();
        if (place.address().isPresent()) {
            long entry = place.address().getAsLong() - offset - map.textStart();
            candidates = candidates.stream()
                    .filter(function -> function.entry() == entry)
                    .toList();
        }
        if (candidates.size() > 1) {
            List<FunctionSymbol> calling = candidates.stream()
                    .filter(function -> function.lines().returnsTo(offset))
                    .toList();
            candidates = calling.isEmpty() ? candidates : calling;
        }
        List<List<SourceFrame>> all = candidates.stream()
                .map(function -> frames(function, offset))
                .distinct()
                .toList();
        if (all.size() != 1) {
            return List.of();
        }
        certain += candidates.getFirst().lines().returnsTo(offset) ? 1 : 0;
        return all.getFirst();
    }

    private List<SourceFrame> frames(FunctionSymbol function, long offset) {
        long address = map.textStart() + function.entry() + offset;
        // Where a signal struck is no return address.
        return signal.isPresent() && signal.getAsLong() == address ? map.frames(address) : map.frames(function, offset);
    }
}
