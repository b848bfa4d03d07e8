package dev.mt.routeros.simulator.run;

import dev.mt.routeros.syntax.CommandNames;
import java.util.List;
import java.util.Optional;

/** The names that one version of RouterOS knows: what scripts are parsed and checked with before they run. */
public interface MenuNames extends CommandNames {
    /**
     * The full name of a command's parameter, which may be written as its beginning ({@code envlist} for {@code
     * envlists}); empty if the command has none, or several, that begin so.
     */
    Optional<String> parameter(List<String> menu, String command, String written);
}
