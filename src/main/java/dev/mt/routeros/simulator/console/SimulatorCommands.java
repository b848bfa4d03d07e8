package dev.mt.routeros.simulator.console;

import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /system/simulator}: what can be done to a simulated router, and to no real one. Only sessions know these commands;
 * scripts on the router do not.
 */
public final class SimulatorCommands {
    private static final Pattern PATH = Pattern.compile("\\s*/\\s*system[ /]+simulator(?:[ /]+(.*))?", Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final List<String> USAGE = List.of(
            "/system/simulator/print                    time, power, troubles",
            "/system/simulator/forward 1h               lets time pass at once",
            "/system/simulator/power-cycle [10s]        takes the power away for a time",
            "/system/simulator/power-on                 after /system/shutdown",
            "/system/simulator/trouble NAME [1h] [N]    begins a trouble, for a time, with an amount",
            "/system/simulator/well                     ends all troubles",
            "troubles: " + String.join(" ", names()));

    private SimulatorCommands() {}

    /** The words behind {@code /system/simulator}, if a line begins so. */
    public static Optional<List<String>> words(String line) {
        Matcher matcher = PATH.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = Optional.ofNullable(matcher.group(1)).orElse("").strip();
        return Optional.of(rest.isEmpty() ? List.of() : List.of(rest.split("\\s+")));
    }

    /**
     * Carries a command out.
     *
     * @return what it prints
     * @throws ScriptError if there is no such command, or it does not take these words
     */
    public static List<String> run(Router router, List<String> words) {
        String command = words.isEmpty() ? "?" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (command) {
            case "print" -> {}
            case "forward" -> router.pass(duration(rest, 0).orElseThrow(() -> ScriptError.missingValues("time")));
            case "power-cycle" -> {
                router.losePower(duration(rest, 0).orElse(Duration.ofSeconds(10)));
            }
            case "power-on" -> router.powerOn();
            case "trouble" -> begin(router, rest);
            case "well" -> router.conditions().endAll();
            case "?", "help" -> {
                return USAGE;
            }
            default ->
                throw ScriptError.complete(
                        "bad command name " + command + " (of the simulator's own: see /system/simulator)");
        }
        return state(router);
    }

    private static void begin(Router router, List<String> words) {
        String name = words.isEmpty() ? "" : words.getFirst();
        Trouble trouble = Arrays.stream(Trouble.values())
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> ScriptError.complete("the troubles are: " + String.join(" ", names())));
        Duration time = duration(words, 1).orElse(Conditions.ALWAYS);
        String amount = words.size() > 2 ? words.get(2) : "0";
        if (!amount.matches("[0-9]{1,15}")) {
            throw ScriptError.invalidValue("amount");
        }
        router.conditions().begin(trouble, time, Long.parseLong(amount));
    }

    private static Optional<Duration> duration(List<String> words, int place) {
        if (words.size() <= place) {
            return Optional.empty();
        }
        String text = words.get(place).replaceFirst("^(time|for|off)=", "");
        if (!(Conversions.toTime(Str.of(text)) instanceof Time time) || time.nanos() < 0) {
            throw ScriptError.invalidValue("time");
        }
        Duration duration = Duration.ofNanos(time.nanos());
        if (duration.compareTo(LONGEST) > 0) {
            throw ScriptError.invalidValue("time");
        }
        return Optional.of(duration);
    }

    private static String name(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> names() {
        return Arrays.stream(Trouble.values()).map(SimulatorCommands::name).toList();
    }

    private static List<String> state(Router router) {
        List<String> troubles = new ArrayList<>();
        for (Trouble each : Trouble.values()) {
            if (router.conditions().has(each)) {
                troubles.add(name(each));
            }
        }
        LocalDateTime time = LocalDateTime.ofInstant(router.clock().trueTime(), ZoneOffset.UTC);
        return List.of(
                "   time: " + TIME.format(time) + " UTC",
                "  clock: " + TIME.format(router.clock().local()),
                "  power: " + (router.isOn() ? "on" : "off"),
                "trouble: " + (troubles.isEmpty() ? "none" : String.join(" ", troubles)));
    }
}
