package dev.mt.routeros.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Scripts of our own in the styles that people write in, and long ones made of them. */
final class TestingScripts {
    static final List<String> NAMES =
            List.of("functions.rsc", "nested-menus.rsc", "old-style.rsc", "one-liners.rsc", "export.rsc");

    private TestingScripts() {}

    static String read(String name) {
        try (InputStream in = TestingScripts.class.getResourceAsStream("/dev/mt/routeros/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() {
        return NAMES.stream().map(TestingScripts::read).toList();
    }

    /** A script of at least so many lines, of whole scripts and of what they are made of, in functions and branches. */
    static String ofLines(int lines, long seed) {
        Random random = new Random(seed);
        StringBuilder script = new StringBuilder();
        int count = 0;
        for (int part = 0; count < lines; part++) {
            List<String> texts = new ArrayList<>(all());
            String text = texts.get(random.nextInt(texts.size()));
            String wrapped =
                    switch (random.nextInt(5)) {
                        case 0 -> ":global f%d do={\n%s\n}\n".formatted(part, text);
                        case 1 -> ":if ($x%d > %d) do={\n%s\n} else={\n:put %d\n}\n".formatted(part, part, text, part);
                        case 2 -> ":onerror e in={\n%s\n} do={ :put \"part %d: $e\" }\n".formatted(text, part);
                        case 3 -> "{\n%s\n}\n".formatted(text);
                        default -> "/\n" + text;
                    };
            script.append(wrapped);
            count += (int) wrapped.lines().count();
        }
        return script.toString();
    }
}
