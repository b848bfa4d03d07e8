package dev.mt.routeros.syntax;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Changes texts at random and holds what must hold of every text. */
final class Fuzzer {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "$",
            "\\",
            ";",
            "\n",
            "\r\n",
            "=",
            "->",
            "<%%",
            "/",
            ":",
            "#",
            "where ",
            "do={",
            "else ",
            "source={",
            "$[",
            "$(",
            "\\\n",
            "..",
            " ",
            ",",
            "!",
            "-",
            "*",
            "\"a-b\"",
            "find ",
            "print ",
            "\u00ff",
            "\0",
            "1.2.3.4/",
            "::",
            "0x",
            "and ",
            "{{{{{{{{",
            "((((((((",
            "[[[[[[[[",
            ">[",
            "any ");

    private final Random random;
    private final List<String> texts;
    private final CommandNames names;

    Fuzzer(long seed, List<String> texts, CommandNames names) {
        this.names = names;
        this.random = new Random(seed);
        this.texts = List.copyOf(texts);
    }

    /** How many texts were read, and how many of them were scripts. */
    record Count(long texts, long good) {}

    /**
     * Goes on for a while.
     *
     * @throws AssertionError naming the text that broke something
     */
    Count run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        long good = 0;
        while (System.nanoTime() < end) {
            String text = changed(texts.get(random.nextInt(texts.size())));
            good += holds(text) ? 1 : 0;
            count++;
        }
        return new Count(count, good);
    }

    private String changed(String text) {
        int length = Math.min(text.length(), 1 + random.nextInt(3_000));
        int from = random.nextInt(text.length() - length + 1);
        StringBuilder changed = new StringBuilder(text.substring(from, from + length));
        for (int i = random.nextInt(8); i >= 0; i--) {
            change(changed);
        }
        return changed.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(5)) {
            case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(300)));
            default -> {
                int to = Math.min(text.length(), at + random.nextInt(40));
                text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
            }
        }
    }

    private boolean holds(String text) {
        try {
            return switch (Parser.parse(text, names)) {
                case Parsed.Bad bad -> {
                    check(bad.problem().position().offset() <= text.length(), "the problem lies behind the text", text);
                    yield false;
                }
                case Parsed.Good good -> {
                    String printed = Printer.print(good.script());
                    Parsed again = Parser.parse(printed, names);
                    check(
                            isTooDeep(again)
                                    || (again instanceof Parsed.Good same
                                            && Trees.withoutPositions(same.script())
                                                    .equals(Trees.withoutPositions(good.script()))),
                            "printed and read again it is another tree: " + printed,
                            text);
                    yield true;
                }
            };
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("%s for: %s".formatted(e, quoted(text)), e);
        }
    }

    /** Conditions side by side are printed with operators and parentheses, which at the very limit are too deep. */
    private static boolean isTooDeep(Parsed parsed) {
        return parsed instanceof Parsed.Bad bad && bad.problem().message().equals("nested too deeply");
    }

    private static void check(boolean holds, String otherwise, String text) {
        if (!holds) {
            throw new AssertionError(otherwise + "\nfor: " + quoted(text));
        }
    }

    private static String quoted(String text) {
        return text.replace("\0", "\\0");
    }
}
