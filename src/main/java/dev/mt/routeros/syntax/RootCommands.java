package dev.mt.routeros.syntax;

import dev.mt.routeros.syntax.CommandNames.ArgumentKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of the root menu, which the language is made of, of all versions from 7.13 to 7.24: their arguments, and
 * for which of them values without a name are, in which order. The router's schemas name the arguments but not their
 * order; that is from the manual (Scripting) and from what {@code :parse} answers.
 */
final class RootCommands {
    private record Command(List<String> unnamed, Map<String, ArgumentKind> arguments) {}

    /**
     * Each line: the command, then its arguments, first those that values without a name are for. A star stands before
     * an argument that needs its name; behind it a brace says that it takes code, {@code <} that it takes a script's
     * text, {@code !} that it needs no value.
     */
    private static final String TABLE = """
            beep frequency length *as-value!
            break
            continue
            convert value *from *to *transform *from-scheme *to-scheme *transform-scheme *options
            delay delay-time
            deserialize value *from *options *delimiter
            do command{ *if *on-error{ *while
            error message
            execute script< *file *as-string!
            exit
            export *compact! *file *hide-sensitive! *show-sensitive! *terse! *verbose! *path *where
            find in key from
            for counter from to step do{ *on-error{
            foreach counter in do{ *on-error{
            global name value *do{
            grep pattern *script< *filename *after *before *as-array!
            if condition do{ else{
            import file-name *from-line *verbose *dry-run!
            jobname
            len value
            local name value *do{
            lock delay
            nothing
            onerror error in{ do{
            parse value
            password *confirm-new-password *new-password *old-password *as-value!
            pick counter begin end
            ping address *arp-ping *count *do-not-fragment! *dscp *interface *interval *size *src-address *ttl *vrf \
            *as-value! *without-paging!
            put message
            quit
            range from to
            recursive-print
            redo
            resolve domain-name *server *server-port *type
            retry command{ *delay *max *on-error{
            return value
            rndnum from to
            rndstr length from
            serialize value *to *options *delimiter *file-name *order
            set name value *do{
            time command{
            timestamp *use-tz
            toarray value *delimiter
            tobool value
            tocrlf input
            toid value
            toip value
            toip6 value
            tolf input
            tonsec value
            tonum value
            tostr value
            totime value
            typeof value
            undo
            while condition do{
            """;

    private static final Map<String, Command> COMMANDS = read();

    private RootCommands() {}

    static boolean has(String name) {
        return COMMANDS.containsKey(name);
    }

    static List<String> names() {
        return List.copyOf(COMMANDS.keySet());
    }

    static List<String> unnamedArguments(String name) {
        return Optional.ofNullable(COMMANDS.get(name)).map(Command::unnamed).orElse(List.of());
    }

    static ArgumentKind argumentKind(String name, String argument) {
        Command command = COMMANDS.get(name);
        if (command == null) {
            return ArgumentKind.VALUE;
        }
        ArgumentKind kind = command.arguments().get(argument);
        return kind == null ? abbreviated(command.arguments(), argument) : kind;
    }

    private static ArgumentKind abbreviated(Map<String, ArgumentKind> arguments, String beginning) {
        List<String> full = arguments.keySet().stream()
                .filter(each -> each.startsWith(beginning))
                .toList();
        return full.size() == 1 ? arguments.getOrDefault(full.getFirst(), ArgumentKind.UNKNOWN) : ArgumentKind.UNKNOWN;
    }

    private static Map<String, Command> read() {
        Map<String, Command> commands = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            List<String> words = List.of(line.split(" "));
            List<String> arguments = words.subList(1, words.size());
            Map<String, ArgumentKind> kinds = new LinkedHashMap<>();
            arguments.forEach(each -> kinds.put(plain(each), kind(each)));
            List<String> unnamed = arguments.stream()
                    .filter(each -> !each.startsWith("*"))
                    .map(RootCommands::plain)
                    .toList();
            commands.put(words.getFirst(), new Command(unnamed, Map.copyOf(kinds)));
        });
        return Map.copyOf(commands);
    }

    private static String plain(String argument) {
        return argument.replaceAll("[*{<!]", "");
    }

    private static ArgumentKind kind(String argument) {
        return switch (argument.charAt(argument.length() - 1)) {
            case '{' -> ArgumentKind.CODE;
            case '<' -> ArgumentKind.SOURCE;
            case '!' -> ArgumentKind.FLAG;
            default -> ArgumentKind.VALUE;
        };
    }
}
