/**
 * What can go wrong on a router and around it. Everything that changes something counts as an operation; a fault strikes at
 * an operation of a given number, at those that a rule picks, or at some that a seed picks.
 */
@NullMarked
package dev.mt.routeros.simulator.fault;

import org.jspecify.annotations.NullMarked;
