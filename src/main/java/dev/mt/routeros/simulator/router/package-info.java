/**
 * A simulated router: its menus by the schema of its version, its clock, log, files, scheduler and network, put together in
 * {@link dev.mt.routeros.simulator.router.Router}.
 */
@NullMarked
package dev.mt.routeros.simulator.router;

import org.jspecify.annotations.NullMarked;
