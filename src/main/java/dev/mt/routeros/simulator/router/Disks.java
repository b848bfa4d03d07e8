package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.storage.Volume;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.Map;

/** {@code /disk}: disks in memory, which are there again after a reboot, but empty. */
final class Disks {
    private static final String[] KINDS = {
        "btrfs",
        "crypted",
        "file",
        "hardware",
        "iscsi",
        "network",
        "nfs",
        "nvme-tcp",
        "partition",
        "raid",
        "ramdisk",
        "rose",
        "smb",
        "swap",
        "tmpfs"
    };

    private Disks() {}

    static void build(Router router) {
        router.menus().table("disk", table -> {
            table.type(Types.TEXT, "slot")
                    .type(Types.word(KINDS), "type")
                    .type(Types.BYTES, "tmpfs-max-size", "ramdisk-size")
                    .require("type")
                    .standard("tmpfs-max-size", Num.of(router.spec().ram() / 2))
                    .check(entry -> {
                        if (entry.text("slot").isEmpty()) {
                            entry.put("slot", entry.text("type") + entry.id.number());
                        }
                    })
                    .unique("slot already exists", "slot")
                    .onAdd(entry -> mount(router, table, entry))
                    .onChange((entry, before) -> changed(router, table, entry, before))
                    .onRemove(entry -> {
                        if (inUse(router, entry.text("slot"))) {
                            throw ScriptError.failure("disk is in use");
                        }
                        router.files().unmount(entry.text("slot"));
                    })
                    .computed("mount-point", entry -> Str.of(entry.text("slot")))
                    .computed("fs", entry -> Str.of(entry.text("type")))
                    .computed("size", entry -> Num.of(volume(router, entry, true)))
                    .computed("free", entry -> Num.of(volume(router, entry, false)))
                    .flag("mounted", "M", entry -> router.files()
                            .disk(entry.text("slot"))
                            .isPresent());
        });
    }

    private static long volume(Router router, Entry entry, boolean total) {
        return router.files()
                .disk(entry.text("slot"))
                .map(disk -> total ? disk.total() : disk.free())
                .orElse(0L);
    }

    private static boolean inUse(Router router, String slot) {
        return router.containers().rows().stream()
                .anyMatch(row -> router.containers().state(row).runs()
                        && router.containers().keeps(slot));
    }

    private static void changed(Router router, Table table, Entry entry, Map<String, Value> before) {
        Value slot = before.getOrDefault("slot", Str.EMPTY);
        if (!slot.print().equals(entry.text("slot")) || entry.yes("disabled")) {
            router.files().unmount(slot.print());
        }
        mount(router, table, entry);
    }

    private static void mount(Router router, Table table, Entry entry) {
        String slot = entry.text("slot");
        if (entry.text("type").equals("tmpfs")
                && !entry.yes("disabled")
                && router.files().disk(slot).isEmpty()
                && table.value(entry, "tmpfs-max-size").orElse(Num.of(0)) instanceof Num(long size)) {
            router.files().mount(slot, new Volume(slot, size, 0, false));
        }
    }

    /** What a start does: every disk of the configuration is there, and empty. */
    static void mountAll(Router router) {
        router.menus().find("disk").ifPresent(table -> table.entries().forEach(entry -> mount(router, table, entry)));
    }
}
