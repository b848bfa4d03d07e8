package dev.mt.routeros.simulator.run;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Statement;
import dev.mt.routeros.syntax.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command of the language itself.
 *
 * @param name its word
 * @param since the first version that has it
 * @param parameters its parameters; the first ones are what values without a name are for
 * @param maker makes a step of it
 */
record LanguageCommand(String name, RouterOsVersion since, List<Parameter> parameters, Maker maker) {
    LanguageCommand {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param name its full name
     * @param since the first version that has it
     * @param needsName whether no value without a name is for it
     */
    record Parameter(String name, RouterOsVersion since, boolean needsName) {}

    /** Makes a step of a command with its arguments. */
    @FunctionalInterface
    interface Maker {
        Step make(Arguments arguments);
    }

    /** The step of a command as it stands in a script. */
    Step compile(Compiler compiler, Statement.Command command, boolean inWhere) {
        Arguments arguments = new Arguments(compiler, command, inWhere);
        for (Argument argument : command.arguments()) {
            Word bad =
                    switch (argument) {
                        case Argument.Named each -> add(arguments, each.name(), each.value());
                        case Argument.Unnamed each -> addNext(arguments, each.value());
                        case Argument.Flag each ->
                            add(arguments, each.name(), new Expression.Literal(each.position(), "yes"));
                        case Argument.Unset each -> each.name();
                    };
            if (bad != null) {
                return compiler.badParameter(bad.position(), bad.text());
            }
        }
        Step step = maker.make(arguments);
        int line = command.position().line();
        return new Located(step, ":" + name, line);
    }

    private @Nullable Word add(Arguments arguments, Word written, Expression value) {
        RouterOsVersion version = arguments.version();
        List<Parameter> fitting = new ArrayList<>();
        for (Parameter each : parameters) {
            if (each.name().startsWith(written.text()) && each.since().compareTo(version) <= 0) {
                fitting.add(each);
            }
        }
        Optional<Parameter> exact =
                fitting.stream().min(Comparator.comparingInt(each -> each.name().length()));
        boolean found = fitting.size() == 1
                || exact.filter(each -> each.name().equals(written.text())).isPresent();
        if (!found) {
            return written;
        }
        arguments.put(exact.orElseThrow().name(), value);
        return null;
    }

    private @Nullable Word addNext(Arguments arguments, Expression value) {
        for (Parameter each : parameters) {
            if (!each.needsName() && !arguments.has(each.name())) {
                arguments.put(each.name(), value);
                return null;
            }
        }
        return new Word(value.position(), value instanceof Expression.Literal literal ? literal.text() : "value");
    }
}
