package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Findings as compilers write them:
 *
 * <pre>
 * update.rsc:3:33: error: /container/add has no argument mountlists (it exists since 7.21) [7.13-7.20]
 *     /container/add interface=veth1 mountlists=state
 *                                    ^~~~~~~~~~
 *     before 7.21 it is called mounts
 * </pre>
 *
 * <p>In brackets are the versions that it is so in, of those that were checked for; none if it does not depend on them.
 */
public final class ReportText {
    private static final String INDENT = "    ";
    private static final int WIDTH = 110;

    private static final Pattern NO_TAB = Pattern.compile("[^\t]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private ReportText() {}

    /** What was found in a file. */
    public static String of(CheckedFile file) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : file.findings()) {
            Position at = finding.position();
            String versions =
                    finding.versions().isEmpty() ? "" : " [" + file.checker().text(finding.versions()) + "]";
            text.append(file.name()).append(':').append(at.line()).append(':').append(at.column());
            text.append(": ").append(finding.severity()).append(": ").append(finding.message());
            text.append(versions).append('\n');
            text.append(excerpt(file.text(), finding));
            finding.hint().ifPresent(hint -> text.append(INDENT).append(hint).append('\n'));
        }
        return text.toString();
    }

    /** How many findings there are, in one line. */
    public static String summary(List<CheckedFile> files) {
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            int count = files.stream().mapToInt(file -> file.count(severity)).sum();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count(count, severity.toString()));
            }
        }
        String versions = files.stream()
                .map(file -> file.checker().versionsText())
                .distinct()
                .reduce((one, other) -> "several versions")
                .orElse("");
        return "%s in %s, checked for RouterOS %s\n"
                .formatted(text.isEmpty() ? "nothing to say" : text, count(files.size(), "file"), versions);
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** The line, and marks below what it is about. */
    private static String excerpt(String text, Finding finding) {
        int start = finding.position().offset() - finding.position().column() + 1;
        int end = text.indexOf('\n', start);
        String bytes = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        int column = Math.min(finding.position().column() - 1, bytes.length());
        int length = Math.min(finding.length(), Math.max(1, bytes.length() - column));
        int from = bytes.length() <= WIDTH ? 0 : Math.clamp(column - WIDTH / 2, 0, bytes.length() - WIDTH);
        int to = Math.min(bytes.length(), from + WIDTH);
        String before = readable(bytes.substring(from, column));
        int marked = Math.max(
                1,
                readable(bytes.substring(column, Math.min(to, column + length))).length());
        String line = (from > 0 ? "…" : "")
                + before
                + readable(bytes.substring(column, Math.max(column, to)))
                + (to < bytes.length() ? "…" : "");
        String blank = (from > 0 ? " " : "") + NO_TAB.matcher(before).replaceAll(" ");
        return INDENT + line.stripTrailing() + "\n" + INDENT + blank + "^" + "~".repeat(marked - 1) + "\n";
    }

    /** Bytes as people read them: UTF-8 where they are, and nothing that moves a terminal's cursor. */
    private static String readable(String bytes) {
        String text = bytes;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            // then they are Latin 1
        }
        return CONTROL.matcher(text).replaceAll("?");
    }
}
