package dev.mt.routeros.simulator.value;

/** Something that can be run: a function, or what {@code :parse} gives. The interpreter has the implementations. */
public non-sealed interface Code extends Value {}
