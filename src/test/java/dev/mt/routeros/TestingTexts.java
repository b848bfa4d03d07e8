package dev.mt.routeros;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changes scripts at random: pieces of the language and any bytes put in, parts taken out, doubled, or moved. */
public final class TestingTexts {
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
            "any ",
            "[:parse \"",
            "on-error={",
            "\\24",
            "|");

    private final Random random;
    private final List<String> texts;
    private final int longest;

    /**
     * Texts made of these.
     *
     * @param longest how much is taken of one at most
     */
    public TestingTexts(long seed, List<String> texts, int longest) {
        this.random = new Random(seed);
        this.texts = List.copyOf(texts);
        this.longest = longest;
    }

    /** The scripts that routers run, and those that tests check. */
    public static List<String> real() {
        return Stream.of("routeros", "src/test/resources/dev/mt/routeros")
                .flatMap(folder -> scripts(Path.of(folder)).stream())
                .toList();
    }

    private static List<String> scripts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".rsc"))
                    .sorted()
                    .map(TestingTexts::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next text. */
    public String next() {
        String text = texts.get(random.nextInt(texts.size()));
        int length = Math.min(text.length(), 1 + random.nextInt(longest));
        int from = random.nextInt(text.length() - length + 1);
        if (random.nextBoolean()) {
            from = text.lastIndexOf('\n', from) + 1;
        }
        StringBuilder changed = new StringBuilder(text.substring(from, Math.min(text.length(), from + length)));
        for (int i = random.nextInt(8); i > 0; i--) {
            change(changed);
        }
        return changed.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(300)));
            case 4 -> {
                String other = texts.get(random.nextInt(texts.size()));
                int from = random.nextInt(other.length());
                text.insert(at, other, from, Math.min(other.length(), from + 1 + random.nextInt(60)));
            }
            default -> {
                int to = Math.min(text.length(), at + random.nextInt(40));
                text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
            }
        }
    }
}
