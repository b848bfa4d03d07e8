package dev.mt.elf.symbols;

import java.util.ArrayList;
import java.util.List;

/**
 * Labels in a file: nearly all are a beginning out of a few, and a number that is one more than that of the label before,
 * in base 36 with a fixed number of digits.
 */
final class LabelCode {
    private static final int WIDEST = 6;
    private static final int SAME_AS_NAME = 0;
    private static final int OWN_TEXT = 1;
    private static final int BEGINNINGS = 2;
    private static final int MOST_BEGINNINGS = 1000;

    private LabelCode() {}

    /** The shortest way to write the labels. */
    static ColumnWriter written(List<String> names, List<String> labels) {
        ColumnWriter best = written(names, labels, 1);
        for (int width = 2; width <= WIDEST; width++) {
            ColumnWriter other = written(names, labels, width);
            best = other.size() < best.size() ? other : best;
        }
        return best;
    }

    private static ColumnWriter written(List<String> names, List<String> labels, int width) {
        List<String> beginnings = new ArrayList<>();
        ColumnWriter out = new ColumnWriter();
        out.number(width);
        int before = -1;
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            int start = label.length() - width;
            if (label.equals(names.get(i))) {
                out.number(SAME_AS_NAME);
                before++;
            } else if (start < 0 || !isNumber(label, start)) {
                out.number(OWN_TEXT);
                out.text(label);
            } else {
                String beginning = label.substring(0, start);
                int place = beginnings.indexOf(beginning);
                if (place < 0) {
                    // The first use of a beginning spells it.
                    place = beginnings.size();
                    beginnings.add(beginning);
                    out.number(BEGINNINGS + place);
                    out.text(beginning);
                } else {
                    out.number(BEGINNINGS + place);
                }
                int number = Integer.parseInt(label.substring(start), Character.MAX_RADIX);
                out.signed(number - before - 1);
                before = number;
            }
            if (beginnings.size() > MOST_BEGINNINGS) {
                // Not this width: labels that are no such numbers are texts.
                return plain(names, labels);
            }
        }
        return out;
    }

    private static ColumnWriter plain(List<String> names, List<String> labels) {
        ColumnWriter out = new ColumnWriter();
        out.number(1);
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equals(names.get(i))) {
                out.number(SAME_AS_NAME);
            } else {
                out.number(OWN_TEXT);
                out.text(labels.get(i));
            }
        }
        return out;
    }

    private static boolean isNumber(String label, int start) {
        return label.substring(start).chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }

    /** Reads a label for each name. */
    static List<String> read(ColumnReader in, List<String> names) {
        int width = in.number(WIDEST);
        List<String> beginnings = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int before = -1;
        for (String name : names) {
            int kind = in.number(BEGINNINGS + beginnings.size());
            if (kind == SAME_AS_NAME) {
                labels.add(name);
                before++;
            } else if (kind == OWN_TEXT) {
                labels.add(in.text());
            } else {
                if (kind - BEGINNINGS == beginnings.size()) {
                    beginnings.add(in.text());
                }
                before += 1 + in.signed();
                String digits = Integer.toString(before, Character.MAX_RADIX);
                if (before < 0 || digits.length() > width) {
                    throw in.damaged("a label has the number " + before);
                }
                labels.add(beginnings.get(kind - BEGINNINGS) + "0".repeat(width - digits.length()) + digits);
            }
        }
        return labels;
    }
}
