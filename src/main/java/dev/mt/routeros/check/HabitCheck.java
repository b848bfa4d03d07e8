package dev.mt.routeros.check;

import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows commands that work, but not as they are meant: downloads, exits, values of newer versions, start times. */
final class HabitCheck {
    /** What a script says when it has nothing to do. */
    private static final Pattern ALL_WELL = Pattern.compile(
            "\\b(no-?op|up[- ]to[- ]date|nothing|unchanged|already|no (new|changes?|updates?)|not (needed|necessary|required)"
                    + "|done|ok|okay|success(ful|fully)?|finished|complete|completed|skip|skipping|skipped|exit|exiting"
                    + "|bye|all good|latest|stop|quit|end|current)\\b");

    private static final Pattern GONE_WRONG = Pattern.compile(
            "\\b(fail\\w*|err\\w*|cannot|can't|could not|couldn't|unable|invalid|missing|wrong|bad|not (found|running|there"
                    + "|ready|set|available|installed|reachable|supported|enough|configured|allowed|complete\\w*|ok)"
                    + "|no (such|space|route|free|answer|reply|internet|connection)|denied|refused|timeout|timed out"
                    + "|abort\\w*|unknown|unexpected|too|locked|lock|broken|lost|unreachable|mismatch)\\b");

    private static final Set<String> PLAIN_MODES = Set.of("http", "ftp", "tftp", "sftp");

    private final Versions versions;

    HabitCheck(Versions versions) {
        this.versions = versions;
    }

    void command(Statement.Command command, Unit unit, Context context) {
        if (Tree.is(command, "tool", "fetch")) {
            fetch(command, unit);
        } else if (Tree.is(command, "", "error")) {
            error(command, unit, context);
        } else if (Tree.is(command, "", "convert")) {
            convert(command, unit, context);
        } else if (Tree.is(command, "system/scheduler", "add")) {
            startup(command, unit, context);
        }
    }

    private static void fetch(Statement.Command fetch, Unit unit) {
        Optional<Expression> check = Tree.value(fetch, "check-certificate");
        if (check.isPresent()) {
            if (Tree.constant(check.get()).filter("no"::equals).isPresent() && tls(fetch)) {
                unit.add(
                        check.get().position(),
                        2,
                        Severity.NOTE,
                        Rule.UNCHECKED_CERTIFICATE,
                        "the server's certificate is not checked",
                        "");
            }
            return;
        }
        if (tls(fetch)) {
            unit.add(
                    fetch.position(),
                    Length.of(fetch.path()),
                    Severity.WARNING,
                    Rule.UNCHECKED_CERTIFICATE,
                    "the server's certificate is not checked: check-certificate is no if it is not given",
                    "add check-certificate=yes-without-crl");
        }
    }

    /** Whether a download is, or may be, by TLS. */
    private static boolean tls(Statement.Command fetch) {
        Optional<String> mode = Tree.value(fetch, "mode").flatMap(Tree::constant);
        if (mode.isPresent()) {
            return !PLAIN_MODES.contains(mode.get());
        }
        Optional<Expression> url = Tree.value(fetch, "url");
        if (url.isEmpty()) {
            return false;
        }
        boolean upload = Tree.value(fetch, "upload")
                .flatMap(Tree::constant)
                .filter("yes"::equals)
                .isPresent();
        String beginning = Tree.beginning(url.get()).toLowerCase(Locale.ROOT);
        return beginning.startsWith("https:") || (!upload && !beginning.contains("://")); // uploads go by FTP
    }

    private void error(Statement.Command error, Unit unit, Context context) {
        if (context.caught() || context.function()) {
            return; // it goes to whoever catches it
        }
        Optional<Expression> message = Tree.value(error, "message");
        String text = message.flatMap(Tree::constant)
                .or(() -> message.map(Tree::beginning))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean silent = message.isEmpty()
                || message.flatMap(Tree::constant)
                        .filter(constant ->
                                Set.of("", "true", "false", "yes", "no").contains(constant))
                        .isPresent();
        boolean well =
                ALL_WELL.matcher(text).find() && !GONE_WRONG.matcher(text).find();
        if (silent || well) {
            boolean exits = versions.asked().stream()
                    .allMatch(schema -> schema.root().child("exit").isPresent());
            unit.add(
                    error.position(),
                    Length.of(error.path()),
                    Severity.WARNING,
                    Rule.ERROR_AS_EXIT,
                    "a run in which nothing went wrong ends by :error, and is logged as a failure by the scheduler",
                    exits ? "use :exit" : "put what follows into :if … do={…}, or use :exit (since 7.22)");
        }
    }

    /** Since 7.16 there are {@code lc} and {@code uc} (facts, section 2). */
    private void convert(Statement.Command convert, Unit unit, Context context) {
        Optional<Expression> transform = Tree.value(convert, "transform");
        Optional<String> value = transform.flatMap(Tree::constant);
        if (transform.isEmpty() || value.isEmpty() || !Set.of("lc", "uc").contains(value.get())) {
            return;
        }
        for (Schema schema : versions.asked()) {
            if (!schema.version().isAtLeast(7, 16)) {
                unit.add(
                        schema.version(),
                        transform.get().position(),
                        value.get().length(),
                        context.guarded() ? Severity.NOTE : Severity.ERROR,
                        Rule.UNKNOWN_VALUE,
                        ":convert has no transform=%s (it exists since 7.16)".formatted(value.get()),
                        "");
            }
        }
    }

    private static void startup(Statement.Command add, Unit unit, Context context) {
        if (context.function() || context.conditional()) {
            return; // an entry for a while, as it seems
        }
        Optional<Expression> start = Tree.value(add, "start-time");
        Optional<Expression> interval = Tree.value(add, "interval");
        if (start.flatMap(Tree::constant).filter("startup"::equals).isEmpty() || interval.isEmpty()) {
            return;
        }
        if (Tree.constant(interval.get())
                .filter(text -> text.matches(".*[1-9].*"))
                .isPresent()) {
            unit.add(
                    start.get().position(),
                    "startup".length(),
                    Severity.NOTE,
                    Rule.STARTUP_INTERVAL,
                    "with an interval an entry does not run when the router starts, but first when that has passed",
                    "for a run at the start add a second entry with start-time=startup and no interval");
        }
    }
}
