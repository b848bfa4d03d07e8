/** The interpreter of RouterOS's language, its jobs, and the virtual time that they pass. */
@NullMarked
package dev.mt.routeros.simulator.run;

import org.jspecify.annotations.NullMarked;
