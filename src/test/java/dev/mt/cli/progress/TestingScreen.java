package dev.mt.cli.progress;

import java.util.ArrayList;
import java.util.List;

/** A terminal of a number of columns: shows what is on it after what a program printed. */
final class TestingScreen {
    private final int width;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;

    private TestingScreen(int width) {
        this.width = width;
    }

    /** The rows that a terminal shows; long lines go on in the next row, as on a real one. */
    static List<String> show(String printed, int width) {
        TestingScreen screen = new TestingScreen(width);
        String rest = printed.replace("\r\n", "\n");
        while (!rest.isEmpty()) {
            rest = screen.next(rest);
        }
        return screen.rows.stream()
                .map(each -> each.toString().stripTrailing())
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private String next(String text) {
        if (text.startsWith("\u001b[1A")) {
            row = Math.max(0, row - 1);
            return text.substring(4);
        }
        if (text.startsWith("\u001b[2K")) {
            rows.get(row).setLength(0);
            return text.substring(4);
        }
        if (text.startsWith("\u001b[")) {
            return text.substring(text.indexOf('m') + 1); // a colour
        }
        char c = text.charAt(0);
        if (c == '\n' || rows.get(row).length() == width) {
            down();
        }
        if (c != '\n') {
            rows.get(row).append(c);
        }
        return text.substring(1);
    }

    private void down() {
        row++;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }
}
