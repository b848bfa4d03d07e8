package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.simulator.console.SimulatorCommands;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.run.JobKilled;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Id;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each method does to what a path leads to. */
final class Resources {
    private static final List<String> SIMULATOR = List.of("system", "simulator");

    private Resources() {}

    /**
     * Does what is asked.
     *
     * @return the answer; empty if the router has no power, and so gives none
     */
    static Optional<RestAnswer> answer(Router router, RestRequest request) {
        List<String> path = request.path();
        if (path.size() == 3
                && path.subList(0, 2).equals(SIMULATOR)
                && request.method().equals("POST")) {
            return Optional.of(RestAnswer.of(simulator(router, path.get(2), request.body())));
        }
        if (!router.isOn()) {
            return Optional.empty();
        }
        try {
            return Optional.of(powered(router, request));
        } catch (JobKilled e) {
            return Optional.of(
                    RestAnswer.of(List.of())); // what took the power, such as /system/reboot, had been accepted
        }
    }

    private static RestAnswer powered(Router router, RestRequest request) {
        Target target = Target.of(router, request.path());
        return switch (request.method()) {
            case "GET" -> RestAnswer.of(get(router, target, request.query()));
            case "PUT" -> put(router, target, request.body());
            case "PATCH" -> patch(router, target, request.body());
            case "DELETE" -> delete(router, target);
            case "POST" -> RestAnswer.of(post(router, target, request));
            default -> throw new RestError(405, "");
        };
    }

    private static Object get(Router router, Target target, Map<String, String> query) {
        List<String> names = Rows.names(query.getOrDefault(".proplist", ""));
        if (!target.rest().isEmpty()) {
            return Rows.some(Rows.one(router, target, target.row()), names);
        }
        List<Map<String, String>> rows = Rows.of(router, target);
        if (!router.hasRows(target.menu())) {
            return Rows.some(rows.getFirst(), names);
        }
        List<Map<String, String>> found = new ArrayList<>();
        for (Map<String, String> row : rows) {
            boolean asked = query.entrySet().stream()
                    .filter(each -> !each.getKey().equals(".proplist"))
                    .allMatch(each -> each.getValue().equals(row.get(each.getKey())));
            if (asked) {
                found.add(Rows.some(row, names));
            }
        }
        return found;
    }

    private static RestAnswer put(Router router, Target target, Map<String, String> body) {
        needs(target, "add");
        if (!target.rest().isEmpty()) {
            throw RestError.noSuch(400, target.rest().getFirst());
        }
        Value id = Calls.of(router, target, "add", body);
        return new RestAnswer(201, Rows.one(router, target, id.print()));
    }

    private static RestAnswer patch(Router router, Target target, Map<String, String> body) {
        needs(target, "set");
        String id = Rows.one(router, target, target.row()).getOrDefault(".id", "");
        Map<String, String> arguments = new LinkedHashMap<>(body);
        arguments.put(".id", id);
        Calls.of(router, target, "set", arguments);
        return RestAnswer.of(Rows.one(router, target, id));
    }

    private static RestAnswer delete(Router router, Target target) {
        needs(target, "remove");
        String id = Rows.one(router, target, target.row()).getOrDefault(".id", "");
        Calls.of(router, target, "remove", Map.of(".id", id));
        return new RestAnswer(204, "");
    }

    private static void needs(Target target, String command) {
        if (!target.has(command)) {
            throw RestError.noSuch(target.rest().size() > 1 ? 400 : 406, command);
        }
    }

    private static Object post(Router router, Target target, RestRequest request) {
        if (target.rest().size() != 1 || !target.has(target.rest().getFirst())) {
            throw RestError.noSuch(
                    400,
                    target.rest().isEmpty()
                            ? target.item().name()
                            : target.rest().getFirst());
        }
        String command = target.rest().getFirst();
        if (target.menu().isEmpty() && command.equals("execute")) {
            return Execution.of(router, request.body());
        }
        if (command.equals("print")) {
            return print(router, target, request);
        }
        return shown(Calls.of(router, target, command, request.body()));
    }

    private static Object print(Router router, Target target, RestRequest request) {
        Query query = new Query(request.lists().getOrDefault(".query", List.of()));
        List<Map<String, String>> rows =
                Rows.of(router, target).stream().filter(query::holds).toList();
        if (request.body().containsKey("count-only")) {
            return Map.of("ret", Integer.toString(rows.size()));
        }
        List<String> names = Rows.names(request.body().getOrDefault(".proplist", ""));
        return rows.stream().map(row -> Rows.some(row, names)).toList();
    }

    /** A command's value as the API gives it. */
    private static Object shown(Value value) {
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value instanceof Array array)) {
            return Map.of("ret", value.print());
        }
        if (!array.keyed().isEmpty()) {
            return List.of(object(array));
        }
        if (!array.items().isEmpty() && array.items().stream().allMatch(Id.class::isInstance)) {
            return Map.of("ret", array.print());
        }
        return array.items().stream()
                .map(each -> each instanceof Array row ? object(row) : Map.of("ret", each.print()))
                .toList();
    }

    private static Map<String, String> object(Array row) {
        Map<String, String> object = new LinkedHashMap<>();
        row.keyed().forEach((name, value) -> object.put(name, value.print()));
        return object;
    }

    private static Object simulator(Router router, String command, Map<String, String> body) {
        List<String> words = new ArrayList<>(List.of(command));
        for (String name : List.of("name", "time", "amount")) {
            Optional.ofNullable(body.get(name)).ifPresent(words::add);
        }
        try {
            Map<String, String> state = new LinkedHashMap<>();
            for (String line : SimulatorCommands.run(router, words)) {
                int colon = line.indexOf(':');
                state.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
            return state;
        } catch (ScriptError e) {
            throw new RestError(400, e.text());
        }
    }
}
