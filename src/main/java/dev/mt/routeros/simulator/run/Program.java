package dev.mt.routeros.simulator.run;

import dev.mt.routeros.syntax.Problem;
import java.util.Optional;

/**
 * A compiled script.
 *
 * @param body what it does
 * @param problem why it cannot be run at all
 */
record Program(Body body, Optional<Problem> problem) {}
