package dev.mt.elf;

/**
 * A function of a Go program.
 *
 * @param index place in the table, by rising entry point
 * @param name as the linker knows it, such as {@code net/http.(*Server).Serve.func1}; empty if names were taken out
 * @param entry its first byte, counted from the start of the text
 * @param size bytes up to the next function, the padding behind it included
 * @param record what the tables say about it
 */
public record GoFunction(int index, String name, long entry, long size, FunctionRecord record) implements CodeRange {}
