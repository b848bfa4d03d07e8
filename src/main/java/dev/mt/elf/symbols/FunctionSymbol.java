package dev.mt.elf.symbols;

import dev.mt.elf.CodeRange;
import java.util.List;

/**
 * A function of a slimmed program.
 *
 * @param index place in the table, by rising entry point
 * @param name its full name, such as {@code net/http.(*Server).Serve.func1}
 * @param packagePath as {@link dev.mt.elf.FunctionPackages} tells it
 * @param label its name in the slimmed program
 * @param entry its first byte, counted from the start of the text
 * @param size bytes up to the next function
 * @param lines where its code comes from
 * @param inlined what is inlined in it
 */
public record FunctionSymbol(
        int index,
        String name,
        String packagePath,
        String label,
        long entry,
        long size,
        LineTable lines,
        List<InlinedCall> inlined)
        implements CodeRange {
    public FunctionSymbol {
        inlined = List.copyOf(inlined);
    }
}
