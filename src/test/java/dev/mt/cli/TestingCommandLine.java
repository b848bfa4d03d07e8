package dev.mt.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** Runs command lines in this process and keeps what they say. */
final class TestingCommandLine {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Context context;
    private int status = -1;

    TestingCommandLine(Path home, Map<String, String> environment) {
        context = new Context(
                new Console(new PrintWriter(out), new PrintWriter(err), false, 80, false), home, environment);
    }

    /** One in this checkout, with a PATH in which nothing is. */
    static TestingCommandLine inCheckout() {
        return new TestingCommandLine(
                Path.of(System.getProperty("mt.home", ".")), Map.of("HOME", "/nowhere", "PATH", "/nowhere"));
    }

    TestingCommandLine run(String... arguments) {
        status = Main.run(context, arguments);
        context.console().out().flush();
        context.console().err().flush();
        return this;
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
}
