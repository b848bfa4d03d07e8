package dev.mt.routeros.simulator.router;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.schema.Schemas;
import dev.mt.routeros.simulator.container.ContainerEngine;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Operations;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.Internet;
import dev.mt.routeros.simulator.run.Call;
import dev.mt.routeros.simulator.run.Console;
import dev.mt.routeros.simulator.run.Interpreter;
import dev.mt.routeros.simulator.run.Scheduled;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.run.Timeline;
import dev.mt.routeros.simulator.storage.Files;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import dev.mt.routeros.simulator.storage.Text;
import dev.mt.routeros.simulator.storage.Volume;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.syntax.CommandNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A router of some version that does what its scripts say, in virtual time.
 *
 * <p>Nothing happens on it but while somebody drives it from outside: by {@link #run} or {@link #pass}.
 * The same router, world, faults and commands give the same run, to the last operation.
 */
public final class Router implements AutoCloseable {
    /** What an event ends by that cut the power. */
    private static final class PowerGone extends Error {
        private static final long serialVersionUID = 1L;

        PowerGone() {
            super("the power is gone", null, false, false);
        }
    }

    private static final Duration SHORT = Duration.ofSeconds(20);

    private final RouterSpec spec;
    private final Schema schema;
    private final Timeline timeline = new Timeline();
    private final Clock clock;
    private final Log log = new Log();
    private final Files files;
    private final Volume flash;
    private final Optional<Volume> memory;
    private final Conditions conditions;
    private final Operations operations;
    private final Uplink uplink;
    private final Menus menus;
    private final ContainerEngine containers;
    private final Jobs jobs = new Jobs();
    private final Scheduler scheduler;
    private final Netwatch netwatch;
    private final CertificateStore certificates;
    private final Interpreter scripts;
    private final List<String> mails = new ArrayList<>();
    private boolean on;
    private boolean inEvent;
    private long bootMillis;

    /** A router as it comes out of its box: powered, started, with the configuration that {@link Factory} gives it. */
    public Router(RouterSpec spec, World world) {
        this.spec = spec;
        this.schema = Schemas.bundled().schema(spec.version());
        this.clock = new Clock(timeline, spec.start());
        this.flash = new Volume("flash", spec.flashTotal(), spec.flashUsed(), true);
        this.memory =
                spec.flashFolder() ? Optional.of(new Volume("memory", spec.ram() / 2, 0, false)) : Optional.empty();
        this.files = new Files(flash, memory, () -> clock.now().toEpochMilli());
        this.conditions = new Conditions(timeline::nowMillis);
        Machine machine = new Machine(this);
        this.operations = new Operations(machine);
        this.uplink = new Uplink(this, world.internet());
        this.menus = new Menus(this);
        this.containers = new ContainerEngine(machine, world.layerFiles(), world.workload());
        this.scheduler = new Scheduler(this);
        this.netwatch = new Netwatch(this);
        this.certificates = new CertificateStore(this);
        this.scripts = Language.on(this);
        Factory.build(this);
        start();
    }

    // What callers outside this package use.

    /** What kind of router it is. */
    public RouterSpec spec() {
        return spec;
    }

    /** Its RouterOS. */
    public RouterOsVersion version() {
        return spec.version();
    }

    /** What its RouterOS has. */
    public Schema schema() {
        return schema;
    }

    /** What words mean to it: what its version has, without packages that are not installed. */
    public CommandNames names() {
        return scripts.programs().names();
    }

    /** Its time. */
    public Timeline timeline() {
        return timeline;
    }

    /** What it believes the time to be. */
    public Clock clock() {
        return clock;
    }

    /** Its log. */
    public Log log() {
        return log;
    }

    /** Its volumes. */
    public Files files() {
        return files;
    }

    /** What is wrong around it. */
    public Conditions conditions() {
        return conditions;
    }

    /** What it has done, step by step. */
    public Operations operations() {
        return operations;
    }

    /** Its containers. */
    public ContainerEngine containers() {
        return containers;
    }

    /** What it has sent by {@code /tool/e-mail/send}: a line for each, address and subject. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    /** Whether it has power and has started. */
    public boolean isOn() {
        return on;
    }

    /** What goes wrong from now on. */
    public void fail(Faults faults) {
        operations.set(faults);
    }

    /**
     * Runs a script to its end, as typed on the console; time passes as far as it waits.
     *
     * @return what it printed, each line ended
     * @throws ScriptError what the script failed by
     * @throws dev.mt.routeros.simulator.run.JobKilled if power was lost meanwhile
     */
    public String run(String script) {
        StringBuilder output = new StringBuilder();
        run(script, Session.console(line -> output.append(line).append('\n')));
        return output.toString();
    }

    /**
     * Runs a script to its end in a session of the caller's; time passes as far as it waits.
     *
     * @return its value
     * @throws ScriptError what it failed by
     * @throws dev.mt.routeros.simulator.run.JobKilled if power was lost meanwhile
     */
    public Value run(String script, Session session) {
        if (!on) {
            throw ScriptError.complete("the router is off");
        }
        return timeline.call("console", () -> scripts.run(script, session));
    }

    /**
     * A console whose variables live from line to line; drive it by {@code timeline().call}.
     *
     * @param session who types, and where output goes
     */
    public Console console(Session session) {
        return scripts.console(session);
    }

    /**
     * Carries out one command of a menu, as REST and the API do; time passes as far as it waits.
     *
     * @param menu its full path, such as {@code ip/address}
     * @param arguments values as text, by full names; a flag such as {@code as-value} is {@code yes}
     * @return its value
     * @throws ScriptError what it failed by
     */
    public Value call(String menu, String command, Map<String, String> arguments, Session session) {
        if (!on) {
            throw ScriptError.complete("the router is off");
        }
        Map<String, Value> named = new LinkedHashMap<>();
        arguments.forEach((name, value) -> named.put(name, Str.of(value)));
        Call call = new Call(Menus.words(menu), command, named, List.of(), Set.of(), Set.of(), Optional.empty(), 1, 1);
        return timeline.call("api", () -> menus.call(call, session));
    }

    /** The value of a script, such as {@code :return [/system/identity/get name]}. */
    public Value value(String script) {
        return run(script, Session.console(line -> {}));
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        timeline.runFor(time);
    }

    /** Whether a menu of the version, such as {@code ip/address}, is there and has rows; others have settings, or nothing. */
    public boolean hasRows(String path) {
        return menus.find(path).isPresent();
    }

    /** The rows of a menu of the version, such as {@code ip/address}: all properties, values as REST shows them. */
    public List<Map<String, String>> rows(String path) {
        Table table = menus.table(path);
        return table.entries().stream()
                .map(entry -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    table.all(entry).forEach((name, value) -> row.put(name, Written.byRest(name, value)));
                    return row;
                })
                .toList();
    }

    /** The settings of a menu of the version, such as {@code system/clock}: values as REST shows them. */
    public Map<String, String> settings(String path) {
        Map<String, String> all = new LinkedHashMap<>();
        menus.settings(path).all().forEach((name, value) -> all.put(name, Written.byRest(name, value)));
        return all;
    }

    /** The whole configuration as {@code /export} writes it, without the line that says when. */
    public String export() {
        return Export.of(this, List.of());
    }

    /** Puts a file on it, as somebody does by SFTP. */
    public void upload(String path, byte[] bytes) throws NoSpace {
        files.put(path, Node.Data.of(Text.of(bytes)));
    }

    /** The bytes of a file; empty if there is none whose content is kept. */
    public Optional<byte[]> download(String path) {
        return files.find(path)
                .filter(Node.Data.class::isInstance)
                .flatMap(node -> ((Node.Data) node).content())
                .map(Text::bytes);
    }

    /** What free memory there is, in bytes. */
    public long freeMemory() {
        long disks = menus.find("disk")
                .map(table -> table.entries().stream()
                        .mapToLong(disk ->
                                files.disk(disk.text("slot")).map(Volume::used).orElse(0L))
                        .sum())
                .orElse(0L);
        long running = containers.rows().stream()
                        .filter(row -> containers.state(row).runs())
                        .count()
                * (40L << 20);
        long used =
                spec.ram() * 3 / 10 + disks + running + memory.map(Volume::used).orElse(0L);
        return Math.max(1 << 20, spec.ram() - used);
    }

    /** Takes the power away and gives it back after a time. From inside a run this does not return. */
    public void losePower(Duration off) {
        down(off, !spec.clockKept());
    }

    /** Starts it anew, as {@code /system/reboot} does. From inside a run this does not return. */
    public void reboot() {
        down(SHORT, false);
    }

    /** Switches it off for good. From inside a run this does not return. */
    public void powerOff() {
        down(Duration.ZERO, !spec.clockKept());
    }

    /** Switches it on again. */
    public void powerOn() {
        if (!on) {
            start();
        }
    }

    /** Ends everything that runs on it. */
    @Override
    public void close() {
        timeline.close();
    }

    // What the parts of a router use.

    private void down(Duration off, boolean clockLost) {
        if (on) {
            on = false;
            containers.powerLost();
            files.reboot();
            jobs.clear();
            scripts.globals().clear();
            log.clear();
            if (clockLost) {
                clock.lose();
            }
            DeviceMode.activate(this);
            if (off.isPositive()) {
                timeline.outside(off, this::powerOn);
            }
        }
        timeline.killAll();
        if (inEvent) {
            throw new PowerGone();
        }
    }

    private void start() {
        on = true;
        bootMillis = timeline.nowMillis();
        Disks.mountAll(this);
        log("system,info", "router rebooted");
        if (!clock.isRight()) {
            later(spec.clockSetAfter(), this::setClock);
        }
        containers.boot();
        scheduler.boot();
        netwatch.boot();
    }

    private void setClock() {
        boolean asked = menus.settings("system/ntp/client").yes("enabled")
                || menus.settings("ip/cloud").yes("update-time");
        boolean there = !conditions.has(Trouble.WAN_LOST) && !conditions.has(Trouble.DNS_DEAD) && hasDnsServer();
        if (asked && there) {
            clock.setRight();
            log("system,info", "time set by network");
            scheduler.clockChanged();
        } else {
            later(Duration.ofSeconds(15), this::setClock);
        }
    }

    void loseClock() {
        clock.lose();
        scheduler.clockChanged();
        later(spec.clockSetAfter(), this::setClock);
    }

    Menus menus() {
        return menus;
    }

    Interpreter scripts() {
        return scripts;
    }

    Jobs jobs() {
        return jobs;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Netwatch netwatch() {
        return netwatch;
    }

    CertificateStore certificates() {
        return certificates;
    }

    Internet uplink() {
        return uplink;
    }

    void mail(String line) {
        mails.add(line);
    }

    Duration uptime() {
        return Duration.ofMillis(timeline.nowMillis() - bootMillis);
    }

    Volume flash() {
        flash.withhold(withheld());
        return flash;
    }

    /** How many bytes the trouble of a full flash takes from what would be free. */
    private long withheld() {
        if (!conditions.has(Trouble.FLASH_FULL)) {
            return 0;
        }
        long left = conditions.amount(Trouble.FLASH_FULL, 1);
        return Math.max(0, flash.total() - flash.used() - left);
    }

    /** Lets something happen later, if the power stays. A fault in it may cut the power. */
    Scheduled later(Duration delay, Runnable action) {
        return timeline.after(delay, () -> {
            inEvent = true;
            try {
                flash();
                action.run();
            } catch (PowerGone e) {
                // Whatever the event was about to do is not done.
            } finally {
                inEvent = false;
            }
        });
    }

    void log(String topics, String message) {
        log.add(clock.local(), topics, message);
    }

    boolean hasDnsServer() {
        Singleton dns = menus.settings("ip/dns");
        return !dns.text("servers").isEmpty()
                || !dns.text("dynamic-servers").isEmpty()
                || !dns.text("use-doh-server").isEmpty();
    }

    /** Whether an address is in a network of one of the router's own interfaces, but not the uplink's. */
    boolean isOwnNetwork(String host) {
        return Addresses.isLocal(menus.table("ip/address"), host);
    }

    /** The DNS servers that the uplink's DHCP gave: none without a client for it. */
    Value dynamicDns() {
        boolean asked = menus.table("ip/dhcp-client").entries().stream()
                .anyMatch(entry ->
                        !entry.yes("disabled") && !entry.text("use-peer-dns").equals("false"));
        return asked ? Array.of(Str.of("192.0.2.53")) : Array.EMPTY;
    }

    /** Whether a host answers a ping: the router itself, what runs on it, and everything outside while the uplink is up. */
    boolean answersPing(String host) {
        if (host.equals("127.0.0.1") || containers.runsAt(host)) {
            return true;
        }
        if (isOwnNetwork(host)) {
            return menus.table("ip/address").entries().stream()
                    .anyMatch(entry -> entry.text("address").startsWith(host + "/"));
        }
        boolean numeric = host.matches("[0-9.]+") || host.contains(":");
        return !conditions.has(Trouble.WAN_LOST) && (numeric || (hasDnsServer() && !conditions.has(Trouble.DNS_DEAD)));
    }

    void writeFile(String path, String content) throws NoSpace {
        operations.step(Operation.Kind.FILE, "write " + Files.normal(path));
        flash();
        files.put(path, Node.Data.of(Text.of(content)));
    }

    Value export(List<String> path, Arguments arguments, Session session) {
        return Export.command(this, path, arguments, session);
    }

    /** Runs a script by its name, as the scheduler and {@code /system/script/run} do. */
    Value runScript(String name, String source, Session session, String type) {
        return jobs.during(name, session, type, clock.local(), timeline.current(), () -> scripts.run(source, session));
    }

    /** Starts a run that nobody waits for; what it fails by is handed on. */
    void startScript(String job, Runnable body, Consumer<ScriptError> failed) {
        timeline.start(job, () -> {
            try {
                body.run();
            } catch (ScriptError e) {
                failed.accept(e);
            }
        });
    }
}
