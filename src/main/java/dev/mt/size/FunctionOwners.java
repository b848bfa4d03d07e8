package dev.mt.size;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.FunctionPackages;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.TablePart;
import dev.mt.elf.symbols.FunctionSymbol;
import dev.mt.elf.symbols.SymbolMap;
import java.util.List;

/** The package of each function: by its name, or by the symbol map of a program whose names were taken out. */
final class FunctionOwners {
    private static final int MARK = 32;

    private FunctionOwners() {}

    /**
     * Names them.
     *
     * @throws Failure if the names were taken out, and no map that fits says what they were
     */
    static List<String> of(ElfFile elf, GoTables tables, Symbols symbols) {
        if (!isSlimmed(tables)) {
            return FunctionPackages.of(tables);
        }
        String mark = Digest.of(elf.bytes().copy(0, elf.bytes().size())).hex().substring(0, MARK);
        SymbolMap map = symbols.of(mark)
                .orElseThrow(() -> Failure.of(("the names of functions were taken out of %s, and its symbol map "
                                + "is not at hand (--symbols, %s%s): packages are not known")
                        .formatted(elf.bytes().program(), mark, SymbolMap.EXTENSION)));
        if (!fits(map, tables)) {
            throw Failure.of("the symbol map %s%s does not fit %s: packages are not known"
                    .formatted(mark, SymbolMap.EXTENSION, elf.bytes().program()));
        }
        return map.functions().stream().map(FunctionSymbol::packagePath).toList();
    }

    /** Slimming leaves no file names (dev.mt.elf.slim), only zeroes in their place. */
    private static boolean isSlimmed(GoTables tables) {
        ElfBytes files = tables.part(TablePart.FILES);
        for (long at = 0; at < files.size(); at++) {
            if (files.u8(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(SymbolMap map, GoTables tables) {
        List<GoFunction> functions = tables.functions();
        if (map.functions().size() != functions.size()) {
            return false;
        }
        for (int i = 0; i < functions.size(); i++) {
            if (map.functions().get(i).entry() != functions.get(i).entry()) {
                return false;
            }
        }
        return true;
    }
}
