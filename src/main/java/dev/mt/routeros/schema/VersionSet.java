package dev.mt.routeros.schema;

/**
 * Some of the versions that schemas are there for, by their place in ascending order. The text form names versions by
 * letters, {@code a} being the oldest: {@code a-g} (up to the seventh), {@code h-} (the eighth and all later ones), {@code
 * c} (the third only), {@code a-c,e-}.
 *
 * @param bits bit 0 is the oldest version
 */
record VersionSet(int bits) {
    /** As many as there are letters. */
    static final int MOST = 26;

    static final VersionSet NONE = new VersionSet(0);

    static VersionSet first(int count) {
        if (count > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " versions");
        }
        return new VersionSet((1 << count) - 1);
    }

    static VersionSet only(int version) {
        return new VersionSet(1 << version);
    }

    boolean has(int version) {
        return (bits >> version & 1) != 0;
    }

    boolean isEmpty() {
        return bits == 0;
    }

    /** The place of the newest of these; -1 if there are none. */
    int newest() {
        return 31 - Integer.numberOfLeadingZeros(bits);
    }

    VersionSet and(VersionSet other) {
        return new VersionSet(bits & other.bits);
    }

    VersionSet or(VersionSet other) {
        return new VersionSet(bits | other.bits);
    }

    /** The text form, where {@code all} says what the newest is. */
    String text(VersionSet all) {
        int newest = all.newest();
        StringBuilder text = new StringBuilder();
        for (int from = 0; from <= newest; from++) {
            if (!has(from)) {
                continue;
            }
            int to = from;
            while (has(to + 1)) {
                to++;
            }
            text.append(text.isEmpty() ? "" : ",").append((char) ('a' + from));
            if (to >= newest) {
                text.append('-');
            } else if (to > from) {
                text.append('-').append((char) ('a' + to));
            }
            from = to;
        }
        return text.toString();
    }

    /** Reads the text form. */
    static VersionSet parse(String text, VersionSet all) {
        int newest = all.newest();
        int bits = 0;
        int at = 0;
        while (at < text.length()) {
            int from = text.charAt(at++) - 'a';
            int to = from;
            if (at < text.length() && text.charAt(at) == '-') {
                at++;
                to = at < text.length() && text.charAt(at) != ',' ? text.charAt(at++) - 'a' : newest;
            }
            at++; // the comma
            if (from < 0 || to > newest || from > to) {
                throw new IllegalArgumentException("no set of versions: " + text);
            }
            bits |= (1 << (to + 1)) - (1 << from);
        }
        return new VersionSet(bits);
    }
}
