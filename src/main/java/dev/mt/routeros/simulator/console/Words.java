package dev.mt.routeros.simulator.console;

import java.util.ArrayList;
import java.util.List;

/** The words of a command's arguments, as far as they are typed. */
final class Words {
    private Words() {}

    /** Words between blanks; blanks in quotes and brackets do not count. The last is what is begun: maybe empty. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                word.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            if (!quoted) {
                depth += "[({".indexOf(c) >= 0 ? 1 : "])}".indexOf(c) >= 0 ? -1 : 0;
            }
            if (!quoted && depth == 0 && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
