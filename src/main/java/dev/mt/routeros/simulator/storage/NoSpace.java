package dev.mt.routeros.simulator.storage;

/** A volume has fewer free blocks than something needs. */
public final class NoSpace extends Exception {
    private static final long serialVersionUID = 1L;

    NoSpace(String volume, String path, long needed, long free) {
        super("%s needs %d bytes of %s, which has %d".formatted(path, needed, volume, free));
    }
}
