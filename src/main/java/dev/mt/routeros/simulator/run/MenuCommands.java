package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;

/** The menus of a router: what the interpreter calls for every command that is not one of the language's own. */
@FunctionalInterface
public interface MenuCommands {
    /**
     * Carries out a command. It runs in the job of the session, and may sleep. Its name and the names of its parameters
     * are known to the version ({@link MenuNames}); what is not fails without a call.
     *
     * @return the value of the command in {@code […]}; {@code Nil} if it has none
     * @throws ScriptError if it fails, without the place: the interpreter adds that
     */
    Value call(Call call, Session session);
}
