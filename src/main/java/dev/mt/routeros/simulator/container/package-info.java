/**
 * The container engine of a simulated router: pulls and imports images, extracts them into flash or memory, starts and stops
 * what is in them. It behaves as section 1 of the project's facts about RouterOS says, by version.
 */
@NullMarked
package dev.mt.routeros.simulator.container;

import org.jspecify.annotations.NullMarked;
