package dev.mt.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stacks of a crash log of a Go program: of each goroutine its state and its frames, with functions, files, lines and
 * offsets, without what is different each time (numbers, addresses, arguments, how long it has waited).
 *
 * @param each the stacks, in the log's order
 */
record TestingStacks(List<String> each) {
    private static final Pattern HEADER =
            Pattern.compile("goroutine \\d+(?: gp=\\S+ m=\\S+(?: mp=\\S+)?)? \\[([^\\],]*)(, \\d+ minutes)?(, .*)?]:");
    private static final Pattern ARGUMENTS = Pattern.compile("\\([^()]*\\)$");

    TestingStacks {
        each = List.copyOf(each);
    }

    static TestingStacks of(String log) {
        List<String> stacks = new ArrayList<>();
        StringBuilder stack = new StringBuilder();
        List<String> lines = log.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher header = HEADER.matcher(line);
            boolean function = i + 1 < lines.size() && isPlace(lines.get(i + 1));
            if (header.matches()) {
                finish(stack, stacks);
                stack.append('[').append(header.group(1)).append("]\n");
            } else if (!stack.isEmpty() && (function || isPlace(line))) {
                stack.append(frame(line)).append('\n');
            } else {
                finish(stack, stacks);
            }
        }
        finish(stack, stacks);
        return new TestingStacks(stacks);
    }

    private static void finish(StringBuilder stack, List<String> stacks) {
        if (!stack.isEmpty()) {
            stacks.add(stack.toString());
            stack.setLength(0);
        }
    }

    private static boolean isPlace(String line) {
        return line.startsWith("\t");
    }

    private static String frame(String line) {
        if (isPlace(line)) {
            return line.replaceFirst(" fp=0x\\w+ sp=0x\\w+ pc=0x\\w+$", "");
        }
        return line.startsWith("created by ")
                ? line.replaceFirst(" in goroutine \\d+$", "")
                : ARGUMENTS.matcher(line).replaceFirst("()");
    }

    /** Frames of calls that were inlined: they have no offset. */
    long inlined() {
        return each.stream()
                .flatMap(String::lines)
                .filter(line -> line.matches("\t.*:\\d+"))
                .count();
    }
}
