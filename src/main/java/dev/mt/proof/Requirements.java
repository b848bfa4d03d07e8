package dev.mt.proof;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What a verification needs of a machine: root, and other people's programs.
 *
 * @param variables of this process: {@code PATH}
 * @param formats where the kernel shows which programs run foreign binaries (binfmt_misc)
 */
public record Requirements(Map<String, String> variables, Path formats) {
    private static final String FOLDERS = ":/usr/local/sbin:/usr/sbin:/sbin";

    /** Programs, and the packages of Debian that they are in. */
    private static final SequencedMap<String, String> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("ip", "iproute2");
        PROGRAMS.put("ss", "iproute2");
        PROGRAMS.put("runc", "runc");
        PROGRAMS.put("umoci", "umoci");
        PROGRAMS.put("nsenter", "util-linux");
        PROGRAMS.put("nft", "nftables");
        PROGRAMS.put("dnsmasq", "dnsmasq-base");
        PROGRAMS.put("dig", "bind9-dnsutils");
        PROGRAMS.put("curl", "curl");
        PROGRAMS.put("ping", "iputils-ping");
        PROGRAMS.put("iperf3", "iperf3");
        PROGRAMS.put("skopeo", "skopeo");
    }

    /** The requirements on this machine. */
    public static Requirements here(Map<String, String> variables) {
        return new Requirements(variables, Path.of("/proc/sys/fs/binfmt_misc"));
    }

    /**
     * Looks whether all is there.
     *
     * @throws Failure saying in a sentence what is missing, and how to get it
     */
    public void check(CommandRunner runner, List<Platform> platforms) {
        List<String> missing = new ArrayList<>();
        TreeSet<String> packages = new TreeSet<>();
        PROGRAMS.forEach((program, inPackage) -> {
            if (!found(program)) {
                missing.add(program);
                packages.add(inPackage);
            }
        });
        for (Platform platform : platforms) {
            format(platform).filter(name -> !enabled(name)).ifPresent(name -> {
                missing.add("%s to run %s programs".formatted(name, platform));
                packages.addAll(List.of("qemu-user-static", "binfmt-support"));
            });
        }
        if (!missing.isEmpty()) {
            throw Failure.of(
                    "verifying needs what is not on this machine: " + String.join(", ", missing),
                    "apt-get install " + String.join(" ", packages));
        }
        if (!runner.run(Command.of("id", "-u").with("PATH", path()))
                .text()
                .strip()
                .equals("0")) {
            throw Failure.of("verifying makes networks and containers, which only root may", "sudo ./mt verify");
        }
    }

    private static Optional<String> format(Platform platform) {
        return switch (platform) {
            case AMD64 -> Optional.empty();
            case ARM64 -> Optional.of("qemu-aarch64");
            case ARMV7, ARMV5 -> Optional.of("qemu-arm");
        };
    }

    /** Registered, switched on, and open to containers, which do not have the emulator in them (flag F). */
    private boolean enabled(String format) {
        try {
            String text = Files.readString(formats.resolve(format));
            return text.startsWith("enabled")
                    && text.lines().anyMatch(line -> line.startsWith("flags:") && line.contains("F"));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean found(String program) {
        for (String folder : path().split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private String path() {
        return variables.getOrDefault("PATH", "/usr/bin:/bin") + FOLDERS;
    }
}
