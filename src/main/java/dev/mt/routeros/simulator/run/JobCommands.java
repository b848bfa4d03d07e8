package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Id;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that have to do with time, with other scripts, and with the world: {@code :delay} to {@code :resolve}. */
final class JobCommands {
    private JobCommands() {}

    static void addTo(Language.Adder table) {
        table.add("delay delay-time", JobCommands::delay);
        table.add("time command", JobCommands::time);
        table.add("timestamp *use-tz@7.20", JobCommands::timestamp);
        table.add("jobname@7.12", arguments -> (run, scope) -> Str.of(run.session.jobName()));
        table.add("parse value", JobCommands::parse);
        table.add("execute script *file *as-string", JobCommands::execute);
        table.add("import file-name *from-line *verbose *dry-run@7.16", JobCommands::importFile);
        table.add("grep pattern *script *filename *after *before *as-array", JobCommands::grep);
        table.add("resolve domain-name *server *server-port *type@7.15", JobCommands::resolve);
        table.add("beep frequency length *as-value", arguments -> (run, scope) -> Nil.NIL);
        table.add("lock@7.16 delay", arguments -> (run, scope) -> Nil.NIL);
    }

    private static Step delay(Arguments arguments) {
        Step time = arguments.value("delay-time");
        boolean given = arguments.has("delay-time");
        return (run, scope) -> {
            Value value = given ? Conversions.toTime(time.run(run, scope)) : Time.ofSeconds(1);
            if (!(value instanceof Time pause)) {
                throw ScriptError.invalidValue("delay-time");
            }
            run.interpreter.timeline().sleepNanos(pause.nanos());
            return Nil.NIL;
        };
    }

    private static Step time(Arguments arguments) {
        Step command = arguments.code("command");
        return (run, scope) -> {
            long start = run.interpreter.timeline().nowNanos();
            command.run(run, scope);
            return new Time(run.interpreter.timeline().nowNanos() - start);
        };
    }

    private static Step timestamp(Arguments arguments) {
        Step useTimeZone = arguments.value("use-tz");
        return (run, scope) -> {
            Surroundings surroundings = run.interpreter.surroundings();
            Instant now = surroundings.clock();
            long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
            boolean local = Conversions.toBool(useTimeZone.run(run, scope)) == Bool.TRUE;
            long offset = local ? surroundings.timeZone().getTotalSeconds() * 1_000_000_000L : 0;
            return new Time(nanos + offset);
        };
    }

    private static Step parse(Arguments arguments) {
        Step value = arguments.value("value");
        return (run, scope) -> {
            Value given = value.run(run, scope);
            return given instanceof Function code ? code : parsed(run, Conversions.text(given));
        };
    }

    private static Function parsed(Run run, String source) {
        Program program = run.interpreter.programs().of(source);
        if (program.problem().isPresent()) {
            throw ScriptError.complete(program.problem().get().text());
        }
        return new Function(Function.Kind.PARSED, program.body(), source);
    }

    /** In a job of its own; with {@code as-string}, its output is waited for. */
    private static Step execute(Arguments arguments) {
        Step script = arguments.script("script");
        Step file = arguments.value("file");
        Step asString = arguments.value("as-string");
        return (run, scope) -> {
            Function code = codeOf(run, script.run(run, scope));
            Value fileName = file.run(run, scope);
            List<String> lines = new ArrayList<>();
            boolean collects = !fileName.isEmpty() || isYes(asString.run(run, scope));
            Session session = collects ? run.session.withOutput(lines::add) : run.session.withOutput(line -> {});
            Interpreter interpreter = run.interpreter;
            if (interpreter.timeline().jobs().size() >= run.limits.jobs()) {
                throw ScriptError.failure("too many jobs");
            }
            Job job = interpreter.timeline().start(run.session.jobName(), () -> {
                try {
                    code.call(new Run(interpreter, session), "", List.of(), Map.of());
                } catch (Ended e) {
                    // It wanted to end here.
                } catch (ScriptError e) {
                    lines.add(e.text());
                }
                if (!fileName.isEmpty()) {
                    interpreter.surroundings().writeFile(fileName.print(), text(lines));
                }
            });
            if (!isYes(asString.run(run, scope))) {
                return new Id(job.number() & 0xFFFF_FFFFL);
            }
            interpreter.timeline().join(job);
            String output = text(lines);
            return Str.of(output.isEmpty() ? output : output.substring(0, output.length() - 1));
        };
    }

    private static Function codeOf(Run run, Value value) {
        return value instanceof Function code ? code : parsed(run, Conversions.text(value));
    }

    private static boolean isYes(Value value) {
        return Conversions.toBool(value) == Bool.TRUE
                || (value instanceof Str text && text.text().isEmpty());
    }

    private static String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static Step importFile(Arguments arguments) {
        Step fileName = arguments.value("file-name");
        Step fromLine = arguments.value("from-line");
        Step dryRun = arguments.value("dry-run");
        return (run, scope) -> {
            String name = Conversions.text(fileName.run(run, scope));
            String text = run.interpreter
                    .surroundings()
                    .readFile(name)
                    .orElseThrow(() -> ScriptError.failure("file " + name + " not found"));
            String rest = Conversions.toNumber(fromLine.run(run, scope)) instanceof Num line
                    ? behind(text, line.number() - 1)
                    : text;
            Function code = parsed(run, rest);
            if (!isYes(dryRun.run(run, scope))) {
                code.call(run, "", List.of(), Map.of());
            }
            return Nil.NIL;
        };
    }

    private static String behind(String text, long lines) {
        int start = 0;
        for (long i = 0; i < lines; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return "";
            }
            start = end + 1;
        }
        return text.substring(start);
    }

    private static Step grep(Arguments arguments) {
        Step pattern = arguments.value("pattern");
        Step script = arguments.script("script");
        Step fileName = arguments.value("filename");
        Step asArray = arguments.value("as-array");
        boolean hasScript = arguments.has("script");
        return (run, scope) -> {
            String expression = Conversions.text(pattern.run(run, scope));
            List<String> lines = new ArrayList<>();
            if (hasScript) {
                Run inner = new Run(run.interpreter, run.session.withOutput(lines::add));
                codeOf(run, script.run(run, scope)).call(inner, "", List.of(), Map.of());
            } else {
                String name = Conversions.text(fileName.run(run, scope));
                lines.addAll(run.interpreter
                        .surroundings()
                        .readFile(name)
                        .orElseThrow(() -> ScriptError.failure("file " + name + " not found"))
                        .lines()
                        .toList());
            }
            List<Value> hits = lines.stream()
                    .flatMap(String::lines)
                    .filter(line -> RegularExpression.finds(expression, line))
                    .<Value>map(Str::of)
                    .toList();
            if (isYes(asArray.run(run, scope))) {
                return Array.of(hits);
            }
            hits.forEach(hit -> run.session.output().accept(hit.print()));
            return Nil.NIL;
        };
    }

    private static Step resolve(Arguments arguments) {
        Step name = arguments.value("domain-name");
        Step server = arguments.value("server");
        Step type = arguments.value("type");
        return (run, scope) -> {
            Value asked = server.run(run, scope);
            Value kind = type.run(run, scope);
            return run.interpreter
                    .surroundings()
                    .resolve(
                            Conversions.text(name.run(run, scope)),
                            kind.isEmpty() ? "ipv4" : Conversions.text(kind),
                            asked.isEmpty() ? Optional.empty() : Optional.of(Conversions.text(asked)));
        };
    }
}
