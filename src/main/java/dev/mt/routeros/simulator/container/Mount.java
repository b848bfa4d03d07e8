package dev.mt.routeros.simulator.container;

/**
 * A folder of the router that a container sees.
 *
 * @param source where it is on the router
 * @param target where it is in the container: an absolute path
 */
public record Mount(String source, String target) {}
