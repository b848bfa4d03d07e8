package dev.mt.elf.symbols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes symbol maps without a program. */
public final class TestingSymbolMap {
    /** The mark of {@link #small}. */
    public static final String MARK = "0123456789abcdef0123456789abcdef";

    private TestingSymbolMap() {}

    /**
     * A map of four functions. {@code main.work}, {@code .001} has {@code lib.Outer}, {@code .004} inlined, and that has
     * {@code lib.inner}, {@code .005}; {@code main.(*box[...]).open} has two instances.
     */
    public static SymbolMap small() {
        return small(MARK, "arm64", "1.104.5-mt.1", 0);
    }

    /** The same for another program, whose return addresses are shifted by some bytes. */
    public static SymbolMap small(String mark, String platform, String version, int shift) {
        List<String> names = List.of(
                "main.main",
                "main.work",
                "main.(*box[go.shape.int]).open",
                "main.(*box[go.shape.string]).open",
                "lib.Outer",
                "lib.inner");
        List<String> labels = List.of(
                ".000", ".001", "main.(*box[go.shape.int]).open", "main.(*box[go.shape.string]).open", ".004", ".005");
        List<String> files = List.of("example.com/main.go", "example.com/lib/lib.go");
        LineTable main = table(shift, "16 0 10 -1 c", "32 0 11 -1 .", "64 0 12 -1 c");
        // The call of lib.Outer stands in line 21 at 20; in it that of lib.inner in line 31 at 28.
        LineTable work = table(
                shift, "20 0 20 -1 .", "24 0 21 -1 .", "28 1 30 0 .", "32 1 31 0 .", "44 1 40 1 c", "60 0 22 -1 c");
        LineTable open = table(shift, "12 0 50 -1 .", "20 0 51 -1 c");
        LineTable openText = table(shift, "16 0 50 -1 .", "24 0 51 -1 c", "28 0 52 -1 .");
        List<FunctionSymbol> functions = new ArrayList<>();
        List<LineTable> lines = List.of(main, work, open, openText);
        List<Integer> sizes = List.of(80, 96, 64, 64);
        long entry = 0;
        for (int i = 0; i < lines.size(); i++) {
            List<InlinedCall> calls =
                    i == 1 ? List.of(new InlinedCall(4, 20 + shift), new InlinedCall(5, 28 + shift)) : List.of();
            functions.add(new FunctionSymbol(
                    i, names.get(i), "main", labels.get(i), entry, sizes.get(i), lines.get(i), calls));
            entry += sizes.get(i);
        }
        return new SymbolMap(mark, platform, "go1.27.4", version, 4, 0x11000, files, names, labels, functions);
    }

    private static LineTable table(int shift, String... ranges) {
        String[][] cells = Arrays.stream(ranges).map(range -> range.split(" ")).toArray(String[][]::new);
        boolean[] calls = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            calls[i] = cells[i][4].equals("c");
        }
        return new LineTable(
                numbers(cells, 0, shift), numbers(cells, 1, 0), numbers(cells, 2, 0), numbers(cells, 3, 0), calls);
    }

    private static int[] numbers(String[][] cells, int column, int more) {
        return Arrays.stream(cells)
                .mapToInt(row -> Integer.parseInt(row[column]) + more)
                .toArray();
    }

    /** Any map: names and labels of every kind, functions with and without lines. */
    static SymbolMap random(Random random) {
        int functionCount = random.nextInt(60);
        int nameCount = functionCount + random.nextInt(20);
        List<String> names = IntStream.range(0, nameCount)
                .mapToObj(i -> random.nextInt(9) == 0
                        ? ""
                        : "pkg/p%d.F\u00e4_%d".formatted(random.nextInt(5), random.nextInt(99)))
                .toList();
        List<String> labels = IntStream.range(0, nameCount)
                .mapToObj(i -> switch (random.nextInt(4)) {
                    case 0 -> names.get(i);
                    case 1 -> "runtime.0" + Integer.toString(36 * 36 + i, 36);
                    case 2 -> "own label " + random.nextInt();
                    default -> ".0" + Integer.toString(36 * 36 + i, 36);
                })
                .toList();
        List<String> files = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> "f" + i + ".go")
                .toList();
        int quantum = random.nextBoolean() ? 1 : 4;
        List<FunctionSymbol> functions = new ArrayList<>();
        long entry = 0;
        for (int i = 0; i < functionCount; i++) {
            entry += random.nextInt(3) == 0 ? 16 : 0;
            int size = random.nextInt(1000);
            int ranges = random.nextInt(12);
            List<InlinedCall> calls = IntStream.range(0, random.nextInt(4))
                    .mapToObj(call -> new InlinedCall(random.nextInt(nameCount), random.nextInt(1000)))
                    .toList();
            int[] ends = new int[ranges];
            boolean[] afterCall = new boolean[ranges];
            for (int j = 0; j < ranges; j++) {
                ends[j] = (j == 0 ? 0 : ends[j - 1]) + quantum * random.nextInt(1, 300);
                afterCall[j] = random.nextBoolean();
            }
            LineTable lines = ranges == 0
                    ? LineTable.EMPTY
                    : new LineTable(
                            ends,
                            random.ints(ranges, -1, files.size()).toArray(),
                            random.ints(ranges).toArray(),
                            random.ints(ranges, -1, calls.size()).toArray(),
                            afterCall);
            functions.add(new FunctionSymbol(
                    i, names.get(i), "p" + random.nextInt(4), labels.get(i), entry, size, lines, calls));
            entry += size;
        }
        String mark = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        return new SymbolMap(
                mark,
                "armv7",
                "go1.27.4",
                "v" + random.nextInt(),
                quantum,
                random.nextInt(1 << 30),
                files,
                names,
                labels,
                functions);
    }

    /** Everything that a map says, as text. */
    static String everything(SymbolMap map) {
        StringBuilder all = new StringBuilder();
        all.append(List.of(map.mark(), map.platform(), map.goVersion(), map.version(), map.quantum(), map.textStart()));
        all.append(map.files()).append(map.names()).append(map.labels()).append('\n');
        for (FunctionSymbol f : map.functions()) {
            all.append(List.of(f.index(), f.name(), f.packagePath(), f.label(), f.entry(), f.size(), f.inlined()));
            LineTable lines = f.lines();
            for (int i = 0; i < lines.size(); i++) {
                all.append(List.of(lines.end(i), lines.file(i), lines.line(i), lines.call(i), lines.afterCall(i)));
            }
            all.append('\n');
        }
        return all.toString();
    }
}
