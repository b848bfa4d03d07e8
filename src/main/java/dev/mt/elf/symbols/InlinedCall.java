package dev.mt.elf.symbols;

/**
 * A call that the compiler replaced by the called function's code.
 *
 * @param name number of the called function's name
 * @param caller an offset from the entry point whose place in the source is that of the call
 */
public record InlinedCall(int name, int caller) {
    public InlinedCall {
        if (name < 0 || caller < 0) {
            throw new IllegalArgumentException("an inlined call of %d at %d".formatted(name, caller));
        }
    }
}
