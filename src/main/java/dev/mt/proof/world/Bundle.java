package dev.mt.proof.world;

import dev.mt.core.Failure;
import dev.mt.proof.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An unpacked image: a root file system, and the configuration that umoci made of the image's own (OCI runtime
 * specification, config.md). {@link #prepare} adds what a router does around it; entry point, arguments and files stay.
 *
 * @param folder as umoci wrote it
 */
public record Bundle(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What engines give by default, and the two that the image asks for. */
    private static final List<String> CAPABILITIES = List.of(
            "CAP_CHOWN",
            "CAP_DAC_OVERRIDE",
            "CAP_FOWNER",
            "CAP_FSETID",
            "CAP_KILL",
            "CAP_MKNOD",
            "CAP_NET_ADMIN",
            "CAP_NET_BIND_SERVICE",
            "CAP_NET_RAW",
            "CAP_SETFCAP",
            "CAP_SETGID",
            "CAP_SETPCAP",
            "CAP_SETUID",
            "CAP_SYS_CHROOT");

    private static final int TUN_MAJOR = 10;
    private static final int TUN_MINOR = 200;

    /** The root file system. */
    public Path root() {
        return folder.resolve("rootfs");
    }

    /** What umoci made of the image's configuration. */
    public ObjectNode config() {
        return (ObjectNode) JSON.readTree(Machine.read(folder.resolve("config.json")));
    }

    /**
     * Writes the configuration for one container.
     *
     * @param prepared the folder to write it into, which runc is then given
     */
    void prepare(Path prepared, ContainerSettings settings, Path network, String controlGroup) {
        ObjectNode config = config();
        ObjectNode process = config.withObject("process");
        process.put("terminal", false);
        settings.arguments().ifPresent(words -> {
            ArrayNode arguments = process.putArray("args");
            words.forEach(arguments::add);
        });
        ArrayNode variables = process.withArray("env");
        settings.environment().forEach((name, value) -> variables.add(name + "=" + value));
        ObjectNode capabilities = process.putObject("capabilities");
        for (String set : List.of("bounding", "effective", "inheritable", "permitted")) {
            ArrayNode names = capabilities.putArray(set);
            CAPABILITIES.forEach(names::add);
        }
        config.put("hostname", "router");
        config.withObject("root").put("path", root().toString()).put("readonly", settings.readOnlyRoot());
        mounts(config.withArray("mounts"), settings, prepared);
        ObjectNode linux = config.withObject("linux");
        linux.put("cgroupsPath", controlGroup);
        // A router lets a container set the switches of its own network namespace.
        linux.withArray("readonlyPaths").removeIf(path -> path.asString().equals("/proc/sys"));
        tun(linux);
        if (settings.memoryLimit() > 0) {
            linux.withObject("resources").withObject("memory").put("limit", settings.memoryLimit());
        }
        for (JsonNode each : linux.withArray("namespaces")) {
            if (each.path("type").asString().equals("network")) {
                ((ObjectNode) each).put("path", network.toString());
            }
        }
        settings.kernel().restrict(linux);
        try {
            Files.write(prepared.resolve("config.json"), JSON.writeValueAsBytes(config));
        } catch (IOException e) {
            throw Failure.of("cannot write the configuration of a container into " + prepared, "", e);
        }
    }

    private static void mounts(ArrayNode mounts, ContainerSettings settings, Path prepared) {
        mounts.removeIf(mount -> List.of("/sys/fs/cgroup", "/dev/mqueue", "/var/lib/tailscale", "/etc/resolv.conf")
                .contains(mount.path("destination").asString()));
        mount(mounts, "/var/lib/tailscale", "bind", settings.state().toString(), "rbind", "rw");
        mount(mounts, "/var/run/tailscale", "tmpfs", "tmpfs", "mode=0755");
        // Engines give every container its resolver, RouterOS too; runc leaves that to its caller.
        Path resolver = Machine.write(prepared.resolve("resolv.conf"), "nameserver " + Addresses.ROUTER + "\n");
        mount(mounts, "/etc/resolv.conf", "bind", resolver.toString(), "rbind", "rw");
        settings.files().forEach((inside, file) -> mount(mounts, inside, "bind", file.toString(), "rbind", "ro"));
    }

    private static void mount(ArrayNode mounts, String destination, String type, String source, String... options) {
        ObjectNode mount = mounts.addObject()
                .put("destination", destination)
                .put("type", type)
                .put("source", source);
        ArrayNode list = mount.putArray("options");
        for (String option : options) {
            list.add(option);
        }
    }

    private static void tun(ObjectNode linux) {
        linux.withArray("devices")
                .addObject()
                .put("path", "/dev/net/tun")
                .put("type", "c")
                .put("major", TUN_MAJOR)
                .put("minor", TUN_MINOR)
                .put("fileMode", 0666)
                .put("uid", 0)
                .put("gid", 0);
        linux.withObject("resources")
                .withArray("devices")
                .addObject()
                .put("allow", true)
                .put("type", "c")
                .put("major", TUN_MAJOR)
                .put("minor", TUN_MINOR)
                .put("access", "rwm");
    }
}
