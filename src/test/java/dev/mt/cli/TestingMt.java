package dev.mt.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines in this process, and keeps what they print. */
final class TestingMt {
    private final Path home;
    private final Map<String, String> environment;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final int status;

    private TestingMt(Path home, Map<String, String> environment, String... arguments) {
        this.home = home;
        this.environment = environment;
        PrintWriter printed = new PrintWriter(out);
        PrintWriter messages = new PrintWriter(err);
        Console console = new Console(printed, messages, false, 80, false);
        this.status = Main.run(new Context(console, home, environment), arguments);
        printed.flush();
        messages.flush();
    }

    /** In this checkout, without any environment. */
    static TestingMt run(String... arguments) {
        return in(Path.of(System.getProperty("mt.home", "")), Map.of(), arguments);
    }

    static TestingMt in(Path home, Map<String, String> environment, String... arguments) {
        return new TestingMt(home, environment, arguments);
    }

    /** The same command line with one more variable. */
    TestingMt again(String name, String value, String... arguments) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new TestingMt(home, more, arguments);
    }

    int status() {
        return status;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
