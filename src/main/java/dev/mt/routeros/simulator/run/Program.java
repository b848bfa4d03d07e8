package dev.mt.routeros.simulator.run;

import dev.mt.routeros.syntax.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A compiled script.
 *
 * @param body what it does
 * @param problem why it cannot be run at all
 * @param menu the menu in which whoever typed it is then
 */
record Program(Body body, Optional<Problem> problem, List<String> menu) {}
