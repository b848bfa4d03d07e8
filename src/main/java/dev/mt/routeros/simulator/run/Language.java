package dev.mt.routeros.simulator.run;

import dev.mt.routeros.RouterOsVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of the language itself, with the versions that brought them (facts on RouterOS, section 2; schemas). */
final class Language {
    private static final RouterOsVersion ALWAYS = new RouterOsVersion(7, 0, 0);
    private static final Map<String, LanguageCommand> COMMANDS = new HashMap<>();

    static {
        Variables.addTo(new Adder());
        Loops.addTo(new Adder());
        Errors.addTo(new Adder());
        Texts.addTo(new Adder());
        Typing.addTo(new Adder());
        Chance.addTo(new Adder());
        Formats.addTo(new Adder());
        JobCommands.addTo(new Adder());
    }

    private Language() {}

    /** The command of a name, whatever the version. */
    static Optional<LanguageCommand> command(String name) {
        return Optional.ofNullable(COMMANDS.get(name));
    }

    /** Puts commands into the table. */
    static final class Adder {
        private Adder() {}

        /**
         * Adds a command.
         *
         * @param line its name and its parameters: first those that values without a name are for, then, behind {@code
         *     *}, the others; {@code @7.16} behind a name is the version that brought it
         */
        void add(String line, LanguageCommand.Maker maker) {
            List<String> words = List.of(line.split(" ", -1));
            List<LanguageCommand.Parameter> parameters = new ArrayList<>();
            for (String each : words.subList(1, words.size())) {
                boolean needsName = each.startsWith("*");
                String word = each.substring(needsName ? 1 : 0);
                parameters.add(new LanguageCommand.Parameter(name(word), since(word), needsName));
            }
            String first = words.getFirst();
            COMMANDS.put(name(first), new LanguageCommand(name(first), since(first), parameters, maker));
        }

        private static String name(String word) {
            int at = word.indexOf('@');
            return (at < 0 ? word : word.substring(0, at)).intern();
        }

        private static RouterOsVersion since(String word) {
            int at = word.indexOf('@');
            return at < 0 ? ALWAYS : RouterOsVersion.parse(word.substring(at + 1));
        }
    }
}
