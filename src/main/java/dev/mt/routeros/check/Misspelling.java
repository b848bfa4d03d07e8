package dev.mt.routeros.check;

/** Tells slips of the pen from other names. */
final class Misspelling {
    /** Shorter names are too easily near each other. */
    private static final int SHORTEST = 5;

    private Misspelling() {}

    /**
     * Whether a name is another one with one letter more, less, or different, or two neighbours exchanged, or other
     * capitals. The first letter must be right.
     */
    static boolean isNear(String name, String other) {
        if (name.equals(other)) {
            return false;
        }
        if (name.equalsIgnoreCase(other)) {
            return true;
        }
        if (Math.min(name.length(), other.length()) < SHORTEST || Math.abs(name.length() - other.length()) > 1) {
            return false;
        }
        // with a letter before it, it is a copy of the other: $lname of $name
        if (name.charAt(0) != other.charAt(0)) {
            return false;
        }
        int same = 0;
        while (same < Math.min(name.length(), other.length()) && name.charAt(same) == other.charAt(same)) {
            same++;
        }
        String rest = name.substring(same);
        String otherRest = other.substring(same);
        if (rest.length() != otherRest.length()) {
            String longer = rest.length() > otherRest.length() ? rest : otherRest;
            String shorter = rest.length() > otherRest.length() ? otherRest : rest;
            // a number or a plural is another name, not a slip
            return longer.substring(1).equals(shorter)
                    && !(shorter.isEmpty() && (longer.equals("s") || Character.isDigit(longer.charAt(0))));
        }
        boolean oneOther = rest.substring(1).equals(otherRest.substring(1))
                && !Character.isDigit(rest.charAt(0))
                && !Character.isDigit(otherRest.charAt(0));
        boolean exchanged = rest.length() > 1
                && rest.charAt(0) == otherRest.charAt(1)
                && rest.charAt(1) == otherRest.charAt(0)
                && rest.substring(2).equals(otherRest.substring(2));
        return oneOther || exchanged;
    }
}
