/**
 * The world that a simulated router talks to, behind {@link dev.mt.routeros.simulator.net.Internet}: the real one over
 * HTTP, or one in memory that behaves alike and answers at once.
 */
@NullMarked
package dev.mt.routeros.simulator.net;

import org.jspecify.annotations.NullMarked;
