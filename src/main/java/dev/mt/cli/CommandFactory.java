package dev.mt.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Gives commands their {@link Context}: they have a constructor that takes it, or none that takes anything. */
final class CommandFactory implements CommandLine.IFactory {
    private final Context context;
    private final CommandLine.IFactory usual = CommandLine.defaultFactory();

    CommandFactory(Context context) {
        this.context = context;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Context.class) {
                return type.cast(constructor.newInstance(context));
            }
        }
        return usual.create(type);
    }
}
