package dev.mt.routeros.simulator.console;

import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.run.Console;
import dev.mt.routeros.simulator.run.JobKilled;
import dev.mt.routeros.simulator.run.LimitReached;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Consumer;

/** What somebody types on a router's console, one command after the other. Text is that of RouterOS: chars are bytes. */
public final class ConsoleSession {
    /** What became of a command. */
    public enum Outcome {
        /** It was carried out. */
        DONE,
        /** It was not, or not to its end; what was wrong was printed. */
        FAILED,
        /** It asked to end the session. */
        QUIT,
        /** It took the router's power away, if only to start it anew. */
        POWER_LOST
    }

    private final SharedRouter shared;
    private final Consumer<String> output;
    private final Session session;
    private Console console;

    /**
     * A session of the user {@code admin}.
     *
     * @param output gets each line that is printed, without its end
     */
    public ConsoleSession(SharedRouter shared, Consumer<String> output) {
        this.shared = Objects.requireNonNull(shared, "shared is null");
        this.output = Objects.requireNonNull(output, "output is null");
        this.session = Session.console(output);
        this.console = shared.use(router -> router.console(session));
    }

    /** What stands before the next command: {@code [admin@MikroTik] /ip/address> }. */
    public String prompt() {
        String menu = console.menu().isEmpty() ? "" : "/" + String.join("/", console.menu());
        String name = shared.use(router -> router.settings("system/identity").getOrDefault("name", ""));
        return "[%s@%s] %s> ".formatted(session.user(), name, menu);
    }

    /** What stands before a line that goes on with a command: <code>{... </code>. */
    public static String promptFor(String open) {
        return open + "... ";
    }

    /** The menu that the session is in: full names from the root. */
    public List<String> menu() {
        return console.menu();
    }

    /** Carries out what was typed: a command, several, or a block of several lines. */
    public Outcome enter(String text) {
        String command = text.strip();
        if (command.equals("/quit") || (command.equals("quit") && console.menu().isEmpty())) {
            return Outcome.QUIT;
        }
        if (command.endsWith("?") && OpenText.in(text).isEmpty()) {
            help(text.substring(0, text.lastIndexOf('?')), 80).forEach(output);
            return Outcome.DONE;
        }
        return shared.use(router -> run(router, text));
    }

    private Outcome run(Router router, String text) {
        try {
            var words = SimulatorCommands.words(text);
            boolean wasOn = router.isOn();
            if (words.isPresent()) {
                SimulatorCommands.run(router, words.get()).forEach(output);
                return wasOn && !router.isOn() ? lost(router) : Outcome.DONE;
            }
            if (!wasOn) {
                throw ScriptError.complete("the router is off: /system/simulator/power-on, or let time pass");
            }
            router.timeline().call("console", () -> console.run(text));
            return Outcome.DONE;
        } catch (ScriptError e) {
            output.accept(e.text());
            return Outcome.FAILED;
        } catch (LimitReached e) {
            output.accept("the simulator ended this, for it does not come to an end");
            return Outcome.FAILED;
        } catch (JobKilled e) {
            if (router.isOn()) {
                output.accept("interrupted");
                return Outcome.FAILED;
            }
            return lost(router);
        }
    }

    private Outcome lost(Router router) {
        console = router.console(session);
        return Outcome.POWER_LOST;
    }

    /** What may stand at the end of what is typed. */
    public Place place(String text) {
        return shared.use(router -> new Places(router.names()).atEnd(text, console.menu()));
    }

    /** The words that may stand there, in order. */
    public SortedSet<Suggestion> suggestions(Place place) {
        return shared.use(router -> new Suggestions(router).at(place));
    }

    /** Lines that say what may stand at the end of what is typed, for a terminal so wide. */
    public List<String> help(String text, int width) {
        Place place = place(text);
        return Help.of(place, suggestions(place), width);
    }
}
