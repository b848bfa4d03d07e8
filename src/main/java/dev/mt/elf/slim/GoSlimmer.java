package dev.mt.elf.slim;

import dev.mt.core.Failure;
import dev.mt.elf.CallCode;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.FunctionRecord;
import dev.mt.elf.GoBuildInfo;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.InlineTrees;
import dev.mt.elf.TablePart;
import dev.mt.elf.symbols.SymbolMap;
import dev.mt.elf.symbols.SymbolMapBuilder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Takes out of a Go program for Linux what it does not read while it runs: files and lines, names of functions, what only
 * the printing of arguments and execution traces need. The program stays as long as it was, and everything in it at its
 * place, so that neither code nor data has to be changed: within Go's tables what stays moves together, and zeroes follow.
 *
 * <p>What is read and what is not was looked up in {@code runtime/} of Go 1.27.4 ({@code symtab.go}, {@code symtabinl.go},
 * {@code traceback.go}, {@code stkframe.go}, {@code panic.go}, {@code preempt.go}, {@code proc.go}, {@code error.go}, {@code
 * tracestack.go}). A slimmed program's tracebacks give a label and an offset for each function; {@code mt symbolize} makes
 * names, files and lines of them again.
 */
public final class GoSlimmer {
    private final String name;
    private final ElfFile elf;
    private final GoTables tables;
    private final CallCode code;
    private final InlineTrees trees;

    private GoSlimmer(String name, ElfFile elf, GoTables tables) {
        this.name = name;
        this.elf = elf;
        this.tables = tables;
        this.code = CallCode.of(elf, code(elf, tables));
        this.trees = new InlineTrees(tables);
    }

    /**
     * Slims a program. The same bytes give the same result everywhere.
     *
     * @param program the file; it is not changed
     * @param name what failures call the program
     * @throws Failure if it is no Go program, was built by a Go that is not known, is slimmed already, or holds anything
     *     that was not expected
     */
    public static SlimProgram slim(byte[] program, String name) {
        ElfFile elf = ElfFile.read(ElfBytes.of(name, program));
        GoTables tables = GoTables.read(elf)
                .orElseThrow(() -> Failure.of(
                        "cannot slim the program %s: it has no Go tables".formatted(name),
                        "only programs written in Go can be slimmed"));
        GoBuildInfo info = GoBuildInfo.read(elf);
        KnownGo.check(elf, info);
        GoSlimmer slimmer = new GoSlimmer(name, elf, tables);
        slimmer.checkShape();
        return slimmer.slim(program, KnownGo.platform(elf, info), info.goVersion());
    }

    private SlimProgram slim(byte[] program, String platform, String goVersion) {
        NameTable names = new NameTable(tables, code, trees);
        Map<TablePart, byte[]> parts =
                new SlimTables(tables, elf.header().elfClass().wordSize(), trees, names).parts();
        byte[] slimmed = program.clone();
        Map<SlimStep, Long> removed = new EnumMap<>(SlimStep.class);
        parts.forEach((part, bytes) -> {
            ElfBytes old = tables.part(part);
            if (bytes.length > old.size()) {
                throw Failure.of(
                        "cannot slim the program %s: its %s would grow from %,d bytes to %,d"
                                .formatted(name, part.title(), old.size(), bytes.length),
                        "it is too small to gain anything");
            }
            int at = (int) (tables.section().offset() + tables.offset(part));
            Arrays.fill(slimmed, at, at + (int) old.size(), (byte) 0);
            System.arraycopy(bytes, 0, slimmed, at, bytes.length);
            removed.merge(step(part), old.size() - bytes.length, Long::sum);
        });
        SlimCheck.check(tables, slimmed, name, names, trees);
        SymbolMap symbols = SymbolMapBuilder.build(tables, code, trees, names.labels(), slimmed, platform, goVersion);
        return new SlimProgram(slimmed, symbols, removed);
    }

    private static SlimStep step(TablePart part) {
        return switch (part) {
            case NAMES -> SlimStep.NAMES;
            case UNITS, FILES -> SlimStep.FILES;
            case PC_VALUES -> SlimStep.PC_VALUES;
            case HEADER, FUNCTIONS, FINDER -> SlimStep.RECORDS;
            case FUNCTION_DATA -> SlimStep.FUNCTION_DATA;
        };
    }

    private void checkShape() {
        if (tables.part(TablePart.FUNCTION_DATA).size() == 0) {
            throw unexpected("where the data of its functions is cannot be told");
        }
        // It stands behind that data: were it taken for a part of it, functions would be found one by one from the
        // first.
        if (tables.part(TablePart.FINDER).size() == 0) {
            throw unexpected("what finds functions by address is not where it was expected");
        }
        boolean lines = false;
        for (GoFunction function : tables.functions()) {
            FunctionRecord record = function.record();
            if (!RecordShape.isKnown(record)) {
                throw unexpected("function %d has %d tables and %d pieces of data"
                        .formatted(function.index(), record.pcDataCount(), record.functionDataCount()));
            }
            lines |= record.lines() != 0;
        }
        if (!lines) {
            throw Failure.of(
                    "cannot slim the program %s: no function in it has lines".formatted(name),
                    "it is slimmed already; slim the program as go build wrote it");
        }
    }

    private Failure unexpected(String what) {
        return Failure.of(
                "cannot slim the program %s: %s".formatted(name, what),
                "mt does not know this layout; build with Go 1.27, or without slimming");
    }

    private static ElfBytes code(ElfFile elf, GoTables tables) {
        return elf.section(".text")
                .map(text -> elf.content(text)
                        .slice(
                                "the functions' code",
                                tables.textStart() - text.address(),
                                text.size() - (tables.textStart() - text.address())))
                .orElseThrow();
    }
}
