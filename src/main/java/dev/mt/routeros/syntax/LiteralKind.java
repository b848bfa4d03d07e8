package dev.mt.routeros.syntax;

/** What a value without quotes is, by its looks. */
public enum LiteralKind {
    /** {@code 5}, {@code 0x1F}. */
    NUMBER,
    /** {@code yes}, {@code no}, {@code true}, {@code false}. */
    BOOLEAN,
    /** {@code 1w2d3h4m5s}, {@code 00:10:00}, {@code 500ms}. */
    TIME,
    /** {@code 10.0.0.1}. */
    IP,
    /** {@code 10.0.0.0/24}. */
    IP_PREFIX,
    /** {@code fd7a::1}. */
    IP6,
    /** {@code fd7a::/48}. */
    IP6_PREFIX,
    /** {@code *1A}. */
    ID,
    /** Anything else is text: {@code ether1}, {@code host/repo:tag}, {@code 00:11:22:33:44:55}. */
    WORD;

    /** The kind of a {@link Expression.Literal}'s text. */
    public static LiteralKind of(String text) {
        return LiteralShapes.kind(text);
    }
}
