package dev.mt.routeros.simulator.storage;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file system of a fixed size. Every file takes whole blocks, as every folder and link takes one: so that what is free
 * goes down by more than the files' bytes, as {@code free-hdd-space} does. Paths are relative to the volume, names divided
 * by {@code /}; the folder that a path needs is made with it.
 */
public final class Volume {
    /** Bytes that are given out at a time. */
    public static final int BLOCK = 4096;

    private final String name;
    private final long total;
    private final boolean lasting;
    private final NavigableMap<String, Node> nodes = new TreeMap<>();
    private final NavigableMap<String, Long> changed = new TreeMap<>();
    private long used;
    private long writes;
    private long withheld;

    /**
     * An empty volume.
     *
     * @param name for people
     * @param total in bytes
     * @param used what is taken from the beginning, by the system itself
     * @param lasting whether it outlives a reboot
     */
    public Volume(String name, long total, long used, boolean lasting) {
        if (used < 0 || total < used) {
            throw new IllegalArgumentException("%s: %d bytes, of which %d are used".formatted(name, total, used));
        }
        this.name = name;
        this.total = total;
        this.used = used;
        this.lasting = lasting;
    }

    /** How often anything was written or taken away, which wears flash. */
    public long writes() {
        return writes;
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** Its size in bytes. */
    public long total() {
        return total;
    }

    /** How many bytes can still be given out: whole blocks. */
    public long free() {
        return Math.max(0, total - used - withheld) / BLOCK * BLOCK;
    }

    /** How many bytes are given out, without what is withheld. */
    public long used() {
        return used;
    }

    /** Whether it outlives a reboot. */
    public boolean lasting() {
        return lasting;
    }

    /** Takes bytes away from what is free, as a fault does: zero gives them back. */
    public void withhold(long bytes) {
        withheld = bytes;
    }

    /** What is at a path. */
    public Optional<Node> find(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    /** All nodes by path, a folder before what is in it. */
    public NavigableMap<String, Node> nodes() {
        return Collections.unmodifiableNavigableMap(nodes);
    }

    /** All nodes below a folder. */
    public NavigableMap<String, Node> below(String folder) {
        return folder.isEmpty()
                ? nodes()
                : Collections.unmodifiableNavigableMap(nodes.subMap(folder + "/", true, folder + "0", false));
    }

    /** When a node was written, in milliseconds of the router's time. */
    public long changed(String path) {
        return changed.getOrDefault(path, 0L);
    }

    /**
     * Puts a node at a path, in place of what is there.
     *
     * @throws NoSpace if it and its missing folders do not fit; then nothing is changed
     */
    public void put(String path, Node node, long now) throws NoSpace {
        long needed = blocks(node);
        for (String up = parent(path); !up.isEmpty() && !nodes.containsKey(up); up = parent(up)) {
            needed += BLOCK;
        }
        Node before = nodes.get(path);
        long returned = before == null ? 0 : blocks(before);
        if (needed - returned > free()) {
            throw new NoSpace(name, path, needed - returned, free());
        }
        for (String up = parent(path); !up.isEmpty() && !nodes.containsKey(up); up = parent(up)) {
            nodes.put(up, Node.Folder.PLAIN);
            changed.put(up, now);
        }
        nodes.put(path, node);
        changed.put(path, now);
        used += needed - returned;
        writes++;
    }

    /** Takes a node away with all that is below it; whether there was one. */
    public boolean remove(String path) {
        Node node = nodes.remove(path);
        if (node == null) {
            return false;
        }
        used -= blocks(node);
        writes++;
        changed.remove(path);
        NavigableMap<String, Node> inside = nodes.subMap(path + "/", true, path + "0", false);
        inside.values().forEach(each -> used -= blocks(each));
        changed.keySet().removeAll(inside.keySet());
        inside.clear();
        return true;
    }

    /** Gives a node and all that is below it another name; what was there is taken away. */
    public void rename(String from, String to) {
        Node node = nodes.get(from);
        if (node == null || from.equals(to)) {
            return;
        }
        remove(to);
        NavigableMap<String, Node> moved = new TreeMap<>();
        below(from).forEach((path, each) -> moved.put(to + path.substring(from.length()), each));
        moved.put(to, node);
        long time = changed(from);
        remove(from);
        moved.forEach((path, each) -> {
            nodes.put(path, each);
            changed.put(path, time);
            used += blocks(each);
        });
    }

    /** Takes everything away. */
    public void clear() {
        nodes.values().forEach(each -> used -= blocks(each));
        nodes.clear();
        changed.clear();
    }

    /** How many bytes all blocks below and at a path have. */
    public long blocksAt(String path) {
        return find(path).map(Volume::blocks).orElse(0L)
                + below(path).values().stream().mapToLong(Volume::blocks).sum();
    }

    /** How many bytes a node takes: at least one block. */
    public static long blocks(Node node) {
        return Math.max(1, (node.size() + BLOCK - 1) / BLOCK) * BLOCK;
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    @Override
    public String toString() {
        return "%s: %d of %d bytes free".formatted(name, free(), total);
    }
}
