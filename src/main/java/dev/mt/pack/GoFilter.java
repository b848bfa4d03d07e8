package dev.mt.pack;

import java.util.Arrays;

/**
 * Go's table of functions and the finder behind it ({@code runtime/symtab.go}, {@code runtime/runtime2.go}: {@code functab},
 * {@code _func}, {@code findfuncbucket}, Go 1.27.4) without what can be told in advance: a function begins where the one
 * before ends, which the table of its stack depths tells; its tables by program counter are more often new than not, and
 * the new ones of a kind stand one behind the other, so that they can be made of all changes and all distances, which are
 * mostly told from the instructions ({@link PcTables}); what finds functions by address follows from all that. Undone by
 * {@code image/unpack/go.c}.
 *
 * <p>Both directions go through the records in the same way. Places in the table are counted in words of four bytes.
 */
enum GoFilter implements Filter {
    /** The only one. */
    GO;

    private static final int FIXED = 11;

    @Override
    public int id() {
        return 5;
    }

    @Override
    public void decode(byte[] compact, int start, int size, int address) {
        if (size / 4 >= GoShape.WORDS) {
            GoShape shape = GoShape.load(new Words(compact, start));
            if (shape.fits(size, compact.length) && Integer.compareUnsigned(shape.stored(), address) <= 0) {
                new Pass(compact, start, size, shape, false).run();
            }
        }
    }

    /**
     * Stores a table in this way.
     *
     * @param shape what is known of it but for where changes and distances will be
     * @param end where the tables by program counter end that are made anew, from the first of all on
     * @return whether it can be undone; if not, nothing was changed
     */
    boolean encode(byte[] compact, int start, int size, GoShape shape, int end) {
        if (!shape.fits(size, compact.length)) {
            return false;
        }
        byte[] before = compact.clone();
        Pass pass = new Pass(compact, start, size, shape, true);
        pass.run();
        byte[] stored = pass.streams.bytes();
        if (stored.length <= end - PcRegion.START) {
            int place = shape.values() + PcRegion.START;
            Arrays.fill(compact, place, shape.values() + end, (byte) 0);
            System.arraycopy(stored, 0, compact, place, stored.length);
            shape.with(pass.streams.kinds(shape.kinds(), PcRegion.START), PcRegion.START + stored.length)
                    .store(new Words(compact, start));
            byte[] after = compact.clone();
            decode(after, start, size, PcRegion.START + stored.length);
            if (Arrays.equals(before, after)) {
                return true;
            }
        }
        System.arraycopy(before, 0, compact, 0, before.length);
        return false;
    }

    /** One way through the table. */
    private static final class Pass {
        private final byte[] compact;
        private final Words table;
        private final int words;
        private final GoShape shape;
        private final boolean encode;
        private final PcTables values;
        private final PcStreams streams;
        private final int[] latest = new int[GoShape.KINDS];
        private int row;
        private int first;
        private int finder;

        Pass(byte[] compact, int start, int size, GoShape shape, boolean encode) {
            this.compact = compact;
            this.table = new Words(compact, start);
            this.words = size / 4;
            this.shape = shape;
            this.encode = encode;
            this.values = new PcTables(compact, shape);
            this.streams = new PcStreams(compact, shape, values);
            this.finder = shape.finder() * 4;
            Arrays.setAll(latest, values::next);
        }

        void run() {
            int entry = 0;
            int name = 0;
            int place = shape.count() * 2 + 1;
            for (int i = 0; i < shape.count(); i++) {
                place += place & shape.odd();
                if (words - place < FIXED) {
                    return;
                }
                int kinds = get(place + 7);
                int extra = kinds + (get(place + 10) >>> 24);
                if (Integer.compareUnsigned(kinds, GoShape.KINDS) >= 0 || words - place - FIXED < extra) {
                    return;
                }
                put(2 * i, encode ? 0 : entry);
                put(2 * i + 1, encode ? 0 : place * 4);
                int stored = get(place);
                int nameStored = get(place + 1);
                int next;
                if (encode) {
                    next = i + 1 < shape.count() ? get(recordAfter(place + FIXED + extra)) : get(2 * shape.count());
                    put(place, next - entry - tables(place, kinds, entry));
                    put(place + 1, nameStored - name);
                    name = nameStored;
                } else {
                    name += nameStored;
                    put(place, entry);
                    put(place + 1, name);
                    next = entry + stored + tables(place, kinds, entry);
                }
                place += FIXED + extra;
                entry = next;
                rows(i, entry);
            }
            put(2 * shape.count(), encode ? 0 : entry);
        }

        private int recordAfter(int place) {
            int next = place + (place & shape.odd());
            return next < words ? next : 0;
        }

        /** Changes where the tables of a function are; says how long its code is, in bytes. */
        private int tables(int place, int kinds, int entry) {
            int length = 0;
            for (int kind = 0; kind <= kinds; kind++) {
                int at = place + (kind == 0 ? 4 : FIXED - 1 + kind);
                int sum = encode ? store(kind, at, entry, length) : restore(kind, at, entry, length);
                if (kind == 0) {
                    length = sum;
                }
            }
            return (length * shape.quantum() + shape.alignment() - 1) & -shape.alignment();
        }

        private int store(int kind, int at, int entry, int length) {
            int offset = get(at);
            if (offset == 0) {
                return 0;
            }
            int sum = kind == 0 ? values.pass(offset) : 0;
            if (offset == latest[kind]) {
                put(at, 1);
                latest[kind] = streams.take(kind, offset, entry, length);
            } else {
                put(at, offset + 1);
            }
            return sum;
        }

        private int restore(int kind, int at, int entry, int length) {
            int stored = get(at);
            if (stored == 1) {
                put(at, values.next(kind));
                return values.make(kind, entry, length);
            }
            put(at, stored == 0 ? 0 : stored - 1);
            return kind == 0 && stored != 0 ? values.pass(stored - 1) : 0;
        }

        /** The finder's rows of the addresses up to a function's end: each is the function's number. */
        private void rows(int function, int end) {
            for (; row < shape.rows() && Integer.compareUnsigned(row << 8, end) < 0; row++) {
                if (row % 16 == 0) {
                    Words bucket = new Words(compact, finder);
                    bucket.put(0, bucket.get(0) + (encode ? -function : function));
                    first = function;
                    finder += 4;
                }
                compact[finder++] += (byte) (encode ? first - function : function - first);
            }
        }

        private int get(int word) {
            return table.get(4 * word);
        }

        private void put(int word, int value) {
            table.put(4 * word, value);
        }
    }
}
