package dev.mt.routeros.simulator.router;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.container.Hardware;
import dev.mt.routeros.simulator.container.Host;
import dev.mt.routeros.simulator.container.Mount;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Operations;
import dev.mt.routeros.simulator.fault.Victim;
import dev.mt.routeros.simulator.net.Internet;
import dev.mt.routeros.simulator.net.Trust;
import dev.mt.routeros.simulator.run.Scheduled;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.run.Timeline;
import dev.mt.routeros.simulator.storage.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The router as the container engine and faults see it. */
final class Machine implements Host, Victim {
    private final Router router;

    Machine(Router router) {
        this.router = router;
    }

    @Override
    public RouterOsVersion version() {
        return router.version();
    }

    @Override
    public Hardware hardware() {
        return router.spec().hardware();
    }

    @Override
    public Timeline timeline() {
        return router.timeline();
    }

    @Override
    public Scheduled later(Duration delay, Runnable action) {
        return router.later(delay, action);
    }

    @Override
    public Files files() {
        router.flash();
        return router.files();
    }

    @Override
    public Operations operations() {
        return router.operations();
    }

    @Override
    public Conditions conditions() {
        return router.conditions();
    }

    @Override
    public void log(String topics, String message) {
        router.log(topics, message);
    }

    @Override
    public Internet internet() {
        return router.uplink();
    }

    @Override
    public Trust trust(boolean checked) {
        return router.certificates().trust(checked, false, "container");
    }

    @Override
    public String setting(String name) {
        return router.menus().settings("container/config").text(name);
    }

    @Override
    public boolean hasDnsServer() {
        return router.hasDnsServer();
    }

    @Override
    public Map<String, String> environment(String list) {
        Map<String, String> found = new TreeMap<>();
        Optional<Table> table = router.menus().find("container/envs");
        table.ifPresent(envs -> envs.entries().stream()
                .filter(entry -> isIn(entry, list) && !entry.yes("disabled"))
                .forEach(entry -> found.put(entry.text("key"), entry.text("value"))));
        return found;
    }

    @Override
    public List<Mount> mounts(String list) {
        return router.menus().table("container/mounts").entries().stream()
                .filter(entry -> isIn(entry, list) && !entry.yes("disabled"))
                .map(entry -> new Mount(Files.normal(entry.text("src")), entry.text("dst")))
                .toList();
    }

    private static boolean isIn(Entry entry, String list) {
        return entry.text("list").equals(list) || entry.text("name").equals(list);
    }

    @Override
    public List<String> addresses(String veth) {
        List<String> found = new ArrayList<>();
        for (Entry entry : router.menus().table("interface/veth").entries()) {
            if (entry.text("name").equals(veth) && !entry.yes("disabled")) {
                for (String address : entry.text("address").split(",", -1)) {
                    int slash = address.indexOf('/');
                    found.add(slash < 0 ? address : address.substring(0, slash));
                }
            }
        }
        return found;
    }

    @Override
    public boolean allowed() {
        return DeviceMode.allows(router, "container");
    }

    @Override
    public void forget(long row) {
        Table containers = router.menus().table("container");
        containers.find(row).ifPresent(containers::drop);
    }

    @Override
    public void losePower(Duration off) {
        router.losePower(off);
    }

    @Override
    public void loseClock() {
        router.loseClock();
    }

    @Override
    public void operator(String line) {
        router.startScript("operator", () -> router.scripts().run(line, Session.console(output -> {})), error -> {});
    }
}
