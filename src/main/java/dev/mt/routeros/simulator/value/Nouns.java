package dev.mt.routeros.simulator.value;

/** What RouterOS calls the types in its errors. */
final class Nouns {
    private Nouns() {}

    static String of(Value value) {
        return switch (value) {
            case Nothing nothing -> "nothing";
            case Nil nil -> "nothing";
            case Bool truth -> "boolean value";
            case Num number -> "integer number";
            case Str text -> "string";
            case Time time -> "time interval";
            case Ip address -> "IP address";
            case IpPrefix prefix -> "IP prefix";
            case Ip6 address -> "IPv6 address";
            case Ip6Prefix prefix -> "IPv6 prefix";
            case Id id -> "internal item number";
            case Array array -> "array";
            case Code code -> "code";
        };
    }
}
