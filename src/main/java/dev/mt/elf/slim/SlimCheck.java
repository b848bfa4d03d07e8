package dev.mt.elf.slim;

import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.FunctionRecord;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.InlineTrees;
import dev.mt.elf.PcValues;
import dev.mt.elf.TablePart;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads a slimmed program again by itself and compares, function by function, everything that the runtime reads with what
 * was there before. A difference is a mistake of the slimmer, and stops the build.
 */
final class SlimCheck {
    private final GoTables before;
    private final GoTables after;
    private final String name;
    private final TreeSet<Long> places = new TreeSet<>();

    private SlimCheck(GoTables before, GoTables after, String name) {
        this.before = before;
        this.after = after;
        this.name = name;
        for (GoFunction function : before.functions()) {
            for (int i = 0; i < function.record().functionDataCount(); i++) {
                places.add(function.record().functionData(i));
            }
        }
    }

    /** Compares; a difference is a {@link Failure}. */
    static void check(GoTables before, byte[] slimmed, String name, NameTable names, InlineTrees trees) {
        GoTables after = GoTables.read(ElfFile.read(ElfBytes.of(name, slimmed))).orElseThrow();
        SlimCheck check = new SlimCheck(before, after, name);
        InlineTrees slimTrees = new InlineTrees(after);
        check.same(before.functions().size() == after.functions().size(), "the number of functions");
        check.same(Arrays.equals(finder(before), finder(after)), "the function finder");
        for (GoFunction old : before.functions()) {
            GoFunction now = after.functions().get(old.index());
            check.records(old, now);
            String label = names.labels().getOrDefault(old.record().name(), "");
            check.same(now.name().equals(label), "the label of " + old.name());
            List<InlineTrees.Call> calls = slimTrees.of(now);
            check.same(calls.size() == trees.of(old).size(), "the number of calls inlined in " + old.name());
            for (int i = 0; i < calls.size(); i++) {
                InlineTrees.Call call = trees.of(old).get(i);
                check.same(calls.get(i).name() == names.moved(call.name()), "a call inlined in " + old.name());
            }
        }
    }

    private void records(GoFunction old, GoFunction now) {
        FunctionRecord a = old.record();
        FunctionRecord b = now.record();
        same(
                a.entry() == b.entry()
                        && old.size() == now.size()
                        && a.argumentBytes() == b.argumentBytes()
                        && a.deferReturn() == b.deferReturn()
                        && a.id() == b.id()
                        && a.flags() == b.flags(),
                "the record of " + old.name());
        same(
                Arrays.equals(values(before, a.stackDepths()), values(after, b.stackDepths())),
                "the stack of " + old.name());
        for (int i = 0; i < a.pcDataCount(); i++) {
            long table = i < b.pcDataCount() ? b.pcData(i) : 0;
            same(
                    Arrays.equals(values(before, RecordShape.table(a, i)), values(after, table)),
                    "table %d of %s".formatted(i, old.name()));
        }
        for (int i = 0; i < a.functionDataCount(); i++) {
            long piece = i < b.functionDataCount() ? b.functionData(i) : FunctionRecord.NONE;
            data(old, i, RecordShape.data(a, i), piece);
        }
    }

    private static byte[] finder(GoTables tables) {
        ElfBytes finder = tables.part(TablePart.FINDER);
        return finder.copy(0, finder.size());
    }

    private static byte[] values(GoTables tables, long offset) {
        ElfBytes table = tables.part(TablePart.PC_VALUES);
        return offset == 0 ? new byte[0] : table.copy(offset, PcValues.size(table, offset, table.size() + 1));
    }

    private void data(GoFunction function, int index, long old, long now) {
        String what = "data %d of %s".formatted(index, function.name());
        same((old == FunctionRecord.NONE) == (now == FunctionRecord.NONE), what);
        if (old == FunctionRecord.NONE) {
            return;
        }
        ElfBytes oldData = before.part(TablePart.FUNCTION_DATA);
        Long next = places.higher(old);
        long length = (next == null || next == FunctionRecord.NONE ? oldData.size() : next) - old;
        byte[] a = oldData.copy(old, length);
        byte[] b = after.part(TablePart.FUNCTION_DATA).copy(now, length);
        if (index == InlineTrees.DATA) {
            for (int at = 0; at + InlineTrees.ENTRY <= length; at += InlineTrees.ENTRY) {
                // Names and lines differ on purpose.
                for (int from : new int[] {InlineTrees.NAME_AT, InlineTrees.START_LINE_AT}) {
                    Arrays.fill(a, at + from, at + from + 4, (byte) 0);
                    Arrays.fill(b, at + from, at + from + 4, (byte) 0);
                }
            }
        }
        same(Arrays.equals(a, b), what);
    }

    private void same(boolean same, String what) {
        if (!same) {
            throw Failure.of(
                    "slimming the program %s would have changed %s".formatted(name, what.replaceAll("\\p{Cntrl}", "?")),
                    "build without slimming, and report this");
        }
    }
}
