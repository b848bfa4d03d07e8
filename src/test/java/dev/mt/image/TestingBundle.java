package dev.mt.image;

import dev.mt.core.Platform;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A root file system that umoci unpacked out of the layout, and the runtime configuration that umoci made of the image's own
 * (OCI runtime specification, config.md). A container on a router differs from umoci's idea of one, and so does this
 * machine; {@link #prepare} makes up for that and for nothing else: entry point, arguments, variables and files stay.
 */
final class TestingBundle {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Platform, TestingBundle> UNPACKED = new ConcurrentHashMap<>();

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

    private final Path folder;

    private TestingBundle(Path folder) {
        this.folder = folder;
    }

    /** The image for a platform, unpacked once. Containers write into it, as they do on a router. */
    static TestingBundle of(Platform platform) {
        return UNPACKED.computeIfAbsent(platform, TestingBundle::unpack);
    }

    /** The image for a platform, unpacked anew: nothing of an earlier container is in it. */
    static TestingBundle unpack(Platform platform) {
        TestingPrograms.require("umoci");
        Path layout = TestingImage.layout();
        Path folder = TestingMachine.folder("bundle");
        Path bundle = folder.resolve(platform.id());
        TestingPrograms.run(
                folder, "umoci", "unpack", "--image", layout + ":" + TestingImage.tag(platform), bundle.toString());
        return new TestingBundle(bundle);
    }

    Path root() {
        return folder.resolve("rootfs");
    }

    /** What umoci made of the image's configuration. */
    JsonNode config() {
        return JSON.readTree(folder.resolve("config.json"));
    }

    /** Writes the configuration for one container, and returns the folder to give to runc. */
    Path prepare(TestingContainer.Settings settings) {
        ObjectNode config = (ObjectNode) config();
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
        config.withObject("root").put("path", root().toString());
        ArrayNode mounts = config.withArray("mounts");
        mounts.removeIf(mount -> List.of("/sys/fs/cgroup", "/dev/mqueue")
                .contains(mount.path("destination").asString()));
        adjustLinux(config.withObject("linux"));
        Path prepared = TestingMachine.folder("container");
        try {
            Files.write(prepared.resolve("config.json"), JSON.writeValueAsBytes(config));
            // Engines write this file into every container, RouterOS too; runc leaves that to its caller.
            Files.writeString(root().resolve("etc/resolv.conf"), "nameserver 192.0.2.53\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prepared;
    }

    private static void adjustLinux(ObjectNode linux) {
        // A router lets a container set the switches of its own network namespace.
        linux.withArray("readonlyPaths").removeIf(path -> path.asString().equals("/proc/sys"));
        linux.withArray("devices")
                .addObject()
                .put("path", "/dev/net/tun")
                .put("type", "c")
                .put("major", 10)
                .put("minor", 200)
                .put("fileMode", 0666)
                .put("uid", 0)
                .put("gid", 0);
        linux.withObject("resources")
                .withArray("devices")
                .addObject()
                .put("allow", true)
                .put("type", "c")
                .put("major", 10)
                .put("minor", 200)
                .put("access", "rwm");
    }

    /** A variable of the image's own environment. */
    Optional<String> variable(String name) {
        return config().path("process")
                .path("env")
                .valueStream()
                .map(JsonNode::asString)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }
}
