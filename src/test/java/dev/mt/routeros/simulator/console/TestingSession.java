package dev.mt.routeros.simulator.console;

import dev.mt.routeros.simulator.console.ConsoleSession.Outcome;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.TestingRouter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A session on a router in the world of the tests, and what it printed. */
public final class TestingSession implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final SharedRouter shared;
    private final ConsoleSession session;

    public TestingSession(String version) {
        this(TestingRouter.router(version));
    }

    private TestingSession(Router router) {
        shared = new SharedRouter(router, Pace.VIRTUAL, () -> 0);
        session = new ConsoleSession(shared, lines::add);
    }

    /** What the commands print with their prompts, as on a terminal, and what ended them. */
    public static String recorded(String version, String commands) {
        Router router = TestingRouter.router(version);
        List<String> lines = new ArrayList<>();
        try (SharedRouter shared = new SharedRouter(router, Pace.VIRTUAL, () -> 0)) {
            new PlainConsole(shared, new StringReader(commands), lines::add, true).run(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", lines) + "\n";
    }

    /** What a command prints. */
    List<String> print(String command) {
        lines.clear();
        session.enter(command);
        return List.copyOf(lines);
    }

    Outcome enter(String command) {
        return session.enter(command);
    }

    ConsoleSession session() {
        return session;
    }

    SharedRouter shared() {
        return shared;
    }

    /** The words that may stand at the end of a text. */
    List<String> words(String text) {
        return session.suggestions(session.place(text)).stream()
                .map(Suggestion::text)
                .toList();
    }

    @Override
    public void close() {
        shared.close();
    }
}
