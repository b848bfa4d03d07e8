package dev.mt.routeros.syntax;

import dev.mt.routeros.TestingTexts;
import java.time.Duration;
import java.util.List;

/** Changes texts at random and holds what must hold of every text. */
final class Fuzzer {
    private static final int LONGEST = 3_000;

    private final TestingTexts texts;
    private final CommandNames names;

    Fuzzer(long seed, List<String> texts, CommandNames names) {
        this.names = names;
        this.texts = new TestingTexts(seed, texts, LONGEST);
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
            String text = texts.next();
            good += holds(text) ? 1 : 0;
            count++;
        }
        return new Count(count, good);
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
