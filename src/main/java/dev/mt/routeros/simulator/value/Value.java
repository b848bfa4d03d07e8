package dev.mt.routeros.simulator.value;

/**
 * A value of RouterOS's language. Values never change: setting an element of an array makes another array.
 *
 * <p>Texts are bytes, each a char from 0 to 255 (ISO 8859-1), as everywhere in {@code dev.mt.routeros}.
 */
public sealed interface Value
        permits Nothing, Nil, Bool, Num, Str, Time, Ip, IpPrefix, Ip6, Ip6Prefix, Id, Array, Code {
    /** The type's name as {@code :typeof} says it: {@code str}, {@code num}, {@code ip-prefix}. */
    String typeName();

    /** The value as {@code :put} prints it, which is also what {@code :tostr} and {@code .} make of it. */
    String print();

    /** Whether this is {@code nothing} or {@code nil}. */
    default boolean isEmpty() {
        return this instanceof Nothing || this instanceof Nil;
    }
}
