package dev.mt.proof;

import dev.mt.core.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ways to break an image, each of which one check has to notice. */
enum BrokenImage {
    /** Process 1 is not what it should be. */
    ANOTHER_PROCESS_1("starts") {
        @Override
        void change(Path root) {
            // A shell of its own, since the first one's environment has the key for as long as it lives.
            entrypoint(
                    root,
                    "exec tailscaled \"$@\"",
                    "exec sh -c 'tailscaled \"$@\" & trap \"kill $!; wait $!; exit 0\" TERM; wait $!' sh \"$@\"");
        }
    },

    /** As without ipnbus: the command line client shows no address to log in at. */
    SILENT_LOGIN("login") {
        @Override
        void change(Path root) {
            Path client = root.resolve("usr/local/bin/tailscale");
            try {
                Files.delete(client);
                Files.writeString(client, """
                        #!/bin/sh
                        [ "$1" != up ] || exec > /dev/null 2>&1
                        exec -a tailscale /usr/local/bin/tailscale.combined "$@"
                        """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            client.toFile().setExecutable(true, false);
        }
    },

    /** The key is in the log. */
    KEY_IN_THE_LOG("authkey") {
        @Override
        void change(Path root) {
            atStart(root, "echo \"logging in with ${TS_AUTHKEY-nothing}\" >&2");
        }
    },

    /** The key stays where every process can read it. */
    KEY_IN_AN_ARGUMENT("authkey") {
        @Override
        void change(Path root) {
            atStart(root, "[ -z \"${TS_AUTHKEY-}\" ] || sh -c 'sleep 1000; :' \"$TS_AUTHKEY\" &");
        }
    },

    /** Nobody answers who asks whether it is well. */
    NO_HEALTH_CHECK("healthy") {
        @Override
        List<String> config() {
            return List.of("--config.env", "TS_ENABLE_HEALTH_CHECK=false");
        }
    },

    /** What peers send to its own IPv6 address is lost: a rule comes before the local table. */
    DEAF_OVER_IPV6("pings") {
        @Override
        void change(Path root) {
            atStart(root, """
                    ip -6 rule add pref 200 table local
                    ip -6 rule del pref 0
                    ip -6 rule add pref 100 iif tailscale0 from fd7a:115c:a1e0::/48 to fd7a:115c:a1e0::/48 type blackhole""");
        }
    },

    /** Clients of the exit node resolve no public names: as without peerapiserver. */
    NO_NAMES_FOR_EXIT_NODES("exit-node") {
        @Override
        void change(Path root) {
            atStart(root, "echo nameserver 192.0.2.1 > /etc/resolv.conf");
        }
    },

    /** Something else is where MagicDNS should answer. */
    NO_MAGIC_DNS("magicdns") {
        @Override
        void change(Path root) {
            inBackground(root, "sleep 100000 | nc -u -l -p 53 > /dev/null 2>&1");
        }
    },

    /** As without a filter of detailed lines. */
    TALKATIVE("logs") {
        @Override
        List<String> config() {
            return List.of("--config.env", "TS_LOG_VERBOSITY=2");
        }
    },

    /** As with a cache of the network map: something is written again and again. */
    WRITES_TO_FLASH("flash") {
        @Override
        void change(Path root) {
            inBackground(root, "while sleep 2; do echo x > /var/lib/tailscale/cache; done");
        }
    },

    /** What a crash leaves keeps it from starting. */
    AFRAID_OF_HALF_A_STATE("restart") {
        @Override
        void change(Path root) {
            atStart(root, "set +f; for f in /var/lib/tailscale/*.tmp*; do [ ! -e \"$f\" ] || exit 1; done; set -f");
        }
    },

    /** The signal that RouterOS sends does not end it. */
    DEAF_TO_ITS_STOP_SIGNAL("stop") {
        @Override
        List<String> config() {
            return List.of("--config.stopsignal", "SIGWINCH");
        }
    },

    /** State of another version is thrown away. */
    FORGETS_OTHERS_STATE("rollback") {
        @Override
        void change(Path root) {
            atStart(
                    root,
                    "[ ! -d /var/lib/tailscale/files ] || [ -e /tmp/known ] || rm -f /var/lib/tailscale/tailscaled.state");
        }
    },

    /** Nobody reaches the LAN through it. */
    KEEPS_PEERS_OUT("subnets") {
        @Override
        void change(Path root) {
            atStart(root, """
                    ip rule add pref 100 iif tailscale0 from 100.64.0.0/10 to 192.168.88.0/24 type blackhole
                    ip -6 rule add pref 100 iif tailscale0 from fd7a:115c:a1e0::/48 to fd88::/64 type blackhole""");
        }
    },

    /** The subnet behind another node is not reached. */
    KEEPS_OUT_OF_THE_BRANCH("accept-routes") {
        @Override
        void change(Path root) {
            atStart(root, "ip rule add pref 100 to 192.168.99.0/24 type prohibit");
        }
    },

    /** The LAN does not get out through another node. */
    KEEPS_THE_LAN_IN("use-exit-node") {
        @Override
        void change(Path root) {
            atStart(root, "ip rule add pref 100 from 172.20.0.1 to 198.51.100.0/24 type prohibit");
        }
    },

    /** It cannot do without its control server. */
    ENDS_WITHOUT_CONTROL("control") {
        @Override
        void change(Path root) {
            inBackground(
                    root,
                    "while sleep 1; do wget -q -O /dev/null -T 20 http://203.0.113.1:443/ 2>&1 | grep -q refused && kill 1; done");
        }
    },

    /** A program is built for a newer processor than the architecture's routers have. */
    NEWER_PROCESSOR("processor") {
        @Override
        Platform platform() {
            return Platform.ARMV5;
        }

        @Override
        void change(Path root, Path rootOfArmv7) {
            try {
                Files.copy(rootOfArmv7.resolve("bin/busybox"), root.resolve("bin/newer"));
                Path link = root.resolve("usr/bin/sha256sum");
                Files.delete(link);
                Files.createSymbolicLink(link, Path.of("/bin/newer"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    /** It needs more memory than routers have. */
    FAT("memory") {
        @Override
        void change(Path root) {
            atStart(root, "head -c 120000000 /dev/zero > /var/run/tailscale/ballast");
        }
    },

    /** It writes into its root file system. */
    CHANGES_ITSELF("unchanged") {
        @Override
        void change(Path root) {
            atStart(root, "{ date > /etc/started; } 2>/dev/null");
        }
    };

    private final String check;

    BrokenImage(String check) {
        this.check = check;
    }

    /** The check that has to notice. */
    String check() {
        return check;
    }

    /** Which image is broken. */
    Platform platform() {
        return Platform.AMD64;
    }

    /** Breaks the unpacked root file system. */
    void change(Path root) {}

    /** The same, where what breaks it comes out of the image for ARMv7. */
    void change(Path root, Path rootOfArmv7) {
        change(root);
    }

    /** Breaks the configuration: options of {@code umoci config}. */
    List<String> config() {
        return List.of();
    }

    /** Puts a command before all others of the entry point. */
    private static void atStart(Path root, String command) {
        entrypoint(root, "set -fu\n", "set -fu\n" + "[ \"${1-}\" = login-in-background ] || {\n" + command + "\n}\n");
    }

    /** Puts something beside tailscaled; it does not have the variables of the entry point, of which one is the key. */
    private static void inBackground(Path root, String command) {
        atStart(root, "env -i sh -c '%s' &".formatted(command));
    }

    private static void entrypoint(Path root, String find, String replacement) {
        Path file = root.resolve("usr/local/bin/entrypoint.sh");
        try {
            String text = Files.readString(file);
            List<String> parts = new ArrayList<>(List.of(text.split(Pattern.quote(find), -1)));
            if (parts.size() != 2) {
                throw new AssertionError("the entry point has '%s' %d times".formatted(find, parts.size() - 1));
            }
            Files.writeString(file, String.join(replacement, parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
