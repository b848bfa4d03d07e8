package dev.mt.core;

/** Something that is also done when a signal ends this program before this is closed. */
public final class AtEnd implements AutoCloseable {
    private final Thread hook;

    /**
     * From now on.
     *
     * @param what is done, as the name of the thread that does it
     * @param action may come beside or after the same done by hand: it finds nothing to do then
     * @throws IllegalStateException if this program is ending already
     */
    public AtEnd(String what, Runnable action) {
        hook = new Thread(action, what);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending: the action runs, and finds nothing to do.
        }
    }
}
