package dev.mt.safety;

import dev.mt.elf.symbols.SourceFrame;
import dev.mt.elf.symbols.SymbolMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dying Go program said, less what is different each time: addresses, numbers of goroutines, arguments, registers.
 * Of a slimmed program, with the names, files and lines of its symbol map.
 */
final class TestingTraceback {
    private static final Pattern PLACE = Pattern.compile("\t(.*):(\\d+)( \\+0x[0-9a-f]+)?( fp=.*)?");
    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-f]+");
    private static final Pattern REGISTER = Pattern.compile("[a-z0-9]+ +0x[0-9a-f]+");
    private static final Pattern HEADER = Pattern.compile("goroutine \\d+ .*?(\\[.*]):");
    private static final String CREATED = "created by ";
    private static final String INLINED = " inlined";

    private TestingTraceback() {}

    /** The outline of what a program that was not slimmed said. */
    static String ofPlain(String said, boolean all) {
        return outline(said.lines().toList(), all);
    }

    /** The outline of what a slimmed program said. */
    static String ofSlimmed(String said, boolean all, SymbolMap symbols) {
        List<String> lines = new ArrayList<>();
        List<String> given = said.lines().toList();
        List<String> inlined = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String line = given.get(i);
            if (PLACE.matcher(line).matches()) {
                continue; // done with the line before it
            }
            Matcher place = i + 1 < given.size() ? PLACE.matcher(given.get(i + 1)) : PLACE.matcher("");
            boolean isFrame = place.matches();
            if (isFrame && place.group(3) == null) {
                // An inlined call's place is known by the function that it is part of, which comes behind it.
                inlined.add(label(line));
                continue;
            }
            boolean creator = line.startsWith(CREATED);
            if (!isFrame || creator) {
                // The function that they are part of is hidden: names are all that can be had.
                inlined.forEach(
                        label -> lines.addAll(List.of(symbols.nameOf(label).orElse(label) + "()", "\t?:0")));
                inlined.clear();
            }
            if (!isFrame) {
                lines.add(line);
                continue;
            }
            String offset = place.group(3);
            List<SourceFrame> frames = frames(label(line), Long.parseLong(offset.substring(4), 16), symbols);
            if (creator) {
                lines.add(CREATED + frames.getLast().function());
                lines.add("\t%s:%d%s"
                        .formatted(frames.getFirst().file(), frames.getFirst().line(), offset));
                continue;
            }
            // The innermost calls may be hidden: functions of the runtime.
            for (SourceFrame frame : frames.subList(Math.max(0, frames.size() - inlined.size() - 1), frames.size())) {
                lines.add(frame.function() + "()");
                lines.add("\t%s:%d%s".formatted(frame.file(), frame.line(), frame.inlined() ? "" : offset));
            }
            inlined.clear();
        }
        return outline(lines, all);
    }

    private static List<SourceFrame> frames(String label, long offset, SymbolMap symbols) {
        return symbols.labelled(label).stream()
                .map(function -> symbols.frames(function, offset))
                .findFirst()
                .orElse(List.of(new SourceFrame("no function is called " + label, label, "?", 0, false)));
    }

    /** The function of a frame's first line. */
    private static String name(String line) {
        String label = label(line);
        return label.equals("panic") ? "runtime.gopanic" : label;
    }

    /** What a frame's first line calls the function. */
    private static String label(String line) {
        return line.startsWith(CREATED)
                ? line.substring(CREATED.length()).replaceFirst(" in goroutine \\d+$", "")
                : line.replaceFirst("\\([^()]*(\\([^()]*\\)[^()]*)*\\)$", "");
    }

    /** Inlined calls in a hidden function have no offset behind them, so that their lines are lost once slimmed. */
    private static void forgetPlaces(List<String> out) {
        for (int i = out.size() - 1;
                i > 0 && out.get(i).startsWith("\t") && out.get(i).endsWith(INLINED);
                i -= 2) {
            out.set(i, "\tin a hidden function");
        }
    }

    private static String outline(List<String> lines, boolean all) {
        List<String> out = new ArrayList<>();
        boolean first = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith(CREATED)) {
                forgetPlaces(out);
            }
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                if (!all && !first) {
                    break;
                }
                first = false;
                out.add("goroutine " + header.group(1));
            } else if (PLACE.matcher(line).matches()) {
                Matcher place = PLACE.matcher(line);
                if (place.matches()) {
                    out.add("\t%s:%s%s"
                            .formatted(
                                    place.group(1),
                                    place.group(2),
                                    Objects.requireNonNullElse(place.group(3), INLINED)));
                }
            } else if (i + 1 < lines.size() && PLACE.matcher(lines.get(i + 1)).matches()) {
                out.add((line.startsWith(CREATED) ? CREATED : "") + name(line));
            } else if (!REGISTER.matcher(line).matches()) {
                out.add(NUMBER.matcher(line)
                        .replaceAll("0x")
                        .replaceAll("m=\\d+", "m=")
                        .replaceAll("\\.\\.\\.\\d+ frames", "frames"));
            }
        }
        // Goroutines other than the one that died come in any order.
        String[] parts = String.join("\n", out).split("\n\n");
        Arrays.sort(parts, Math.min(2, parts.length), parts.length);
        return String.join("\n\n", parts);
    }
}
