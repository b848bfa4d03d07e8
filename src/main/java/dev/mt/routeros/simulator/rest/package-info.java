/** The REST interface of a simulated router, as RouterOS has it [MAN: REST API]. */
@NullMarked
package dev.mt.routeros.simulator.rest;

import org.jspecify.annotations.NullMarked;
