package dev.mt.routeros.simulator.container;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Operations;
import dev.mt.routeros.simulator.net.Internet;
import dev.mt.routeros.simulator.net.Trust;
import dev.mt.routeros.simulator.run.Scheduled;
import dev.mt.routeros.simulator.run.Timeline;
import dev.mt.routeros.simulator.storage.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The router that the engine is part of. */
public interface Host {
    /** Its version. */
    RouterOsVersion version();

    /** Its processor. */
    Hardware hardware();

    /** Its time. */
    Timeline timeline();

    /** Lets something happen later, unless the power is lost before; it may be struck by faults. */
    Scheduled later(Duration delay, Runnable action);

    /** Its volumes. */
    Files files();

    /** Where steps are counted. */
    Operations operations();

    /** What is wrong around it. */
    Conditions conditions();

    /** Writes a line into its log; topics as in {@code container,info}. */
    void log(String topics, String message);

    /** Its uplink. */
    Internet internet();

    /** Which certificates the engine takes, if it looks at them. */
    Trust trust(boolean checked);

    /** A setting of {@code /container/config}; empty if it has none of that name. */
    String setting(String name);

    /** Whether the router itself knows a DNS server. */
    boolean hasDnsServer();

    /** The variables of a list in {@code /container/envs}. */
    Map<String, String> environment(String list);

    /** The folders of a list in {@code /container/mounts}. */
    List<Mount> mounts(String list);

    /** The addresses of a veth interface, without prefix lengths; none if it is not there or disabled. */
    List<String> addresses(String veth);

    /** Whether {@code /system/device-mode} allows containers. */
    boolean allowed();

    /** The container's row is to be taken away now. */
    void forget(long row);
}
