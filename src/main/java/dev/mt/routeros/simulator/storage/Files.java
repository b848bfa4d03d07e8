package dev.mt.routeros.simulator.storage;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * All volumes of a router under the one name space that {@code /file} shows. The first name of a path says which volume: the
 * slot of a disk; {@code flash} on boards that have such a folder, where everything else is memory; otherwise the flash.
 * Leading slashes mean nothing.
 */
public final class Files {
    /** The folder that outlives a reboot, on boards that have one. */
    public static final String FLASH = "flash";

    private final Volume flash;
    private final Optional<Volume> memory;
    private final Map<String, Volume> disks = new TreeMap<>();
    private final LongSupplier now;

    /**
     * @param memory what everything outside the folder {@code flash} is kept in; empty on boards without that folder
     * @param now the router's time in milliseconds
     */
    public Files(Volume flash, Optional<Volume> memory, LongSupplier now) {
        this.flash = flash;
        this.memory = memory;
        this.now = now;
    }

    /** A path as {@code /file} writes it: no slash at its ends, none twice. */
    public static String normal(String path) {
        String text = path.contains("//") ? path.replaceAll("/+", "/") : path;
        int start = text.startsWith("/") ? 1 : 0;
        int end = text.endsWith("/") && text.length() > start ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    /** Where a path is. */
    public record Place(Volume volume, String path) {
        /** What is there. */
        public Optional<Node> node() {
            return volume.find(path);
        }
    }

    /** Which volume a path is on, and where there. The empty path is a volume's own root. */
    public Place place(String path) {
        String whole = normal(path);
        int slash = whole.indexOf('/');
        String first = slash < 0 ? whole : whole.substring(0, slash);
        String rest = slash < 0 ? "" : whole.substring(slash + 1);
        Volume disk = disks.get(first);
        if (disk != null) {
            return new Place(disk, rest);
        }
        if (memory.isEmpty()) {
            return new Place(flash, whole);
        }
        return first.equals(FLASH) ? new Place(flash, rest) : new Place(memory.get(), whole);
    }

    /** The flash. */
    public Volume flash() {
        return flash;
    }

    /** Adds a disk; its slot becomes the first name of its paths. */
    public void mount(String slot, Volume disk) {
        disks.put(slot, disk);
    }

    /** Takes a disk away, with what is on it. */
    public void unmount(String slot) {
        disks.remove(slot);
    }

    /** The disk of a slot. */
    public Optional<Volume> disk(String slot) {
        return Optional.ofNullable(disks.get(slot));
    }

    /** What is at a path; a volume's own root is a folder. */
    public Optional<Node> find(String path) {
        Place place = place(path);
        return place.path().isEmpty() ? Optional.of(Node.Folder.PLAIN) : place.node();
    }

    /** Writes a file or folder. */
    public void put(String path, Node node) throws NoSpace {
        Place place = place(path);
        if (!place.path().isEmpty()) {
            place.volume().put(place.path(), node, now.getAsLong());
        }
    }

    /** Takes something away; the roots of volumes stay. */
    public boolean remove(String path) {
        Place place = place(path);
        return !place.path().isEmpty() && place.volume().remove(place.path());
    }

    /** When something was written, in milliseconds of the router's time. */
    public long changed(String path) {
        Place place = place(path);
        return place.volume().changed(place.path());
    }

    /** Everything that {@code /file} shows, by path: what is inside a container's root folder is hidden. */
    public NavigableMap<String, Node> listed() {
        NavigableMap<String, Node> all = new TreeMap<>();
        if (memory.isEmpty()) {
            add(all, "", flash);
        } else {
            all.put(FLASH, Node.Folder.PLAIN);
            add(all, FLASH + "/", flash);
            add(all, "", memory.get());
        }
        disks.forEach((slot, disk) -> {
            all.put(slot, Node.Folder.PLAIN);
            add(all, slot + "/", disk);
        });
        return all;
    }

    private static void add(Map<String, Node> to, String prefix, Volume volume) {
        volume.nodes().forEach((path, node) -> {
            if (!insideStore(volume, path)) {
                to.put(prefix + path, node);
            }
        });
    }

    private static boolean insideStore(Volume volume, String path) {
        for (String up = Volume.parent(path); !up.isEmpty(); up = Volume.parent(up)) {
            if (volume.find(up).filter(Node.Folder.STORE::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What a reboot leaves: everything that is in memory is gone, the disks in memory with it. */
    public void reboot() {
        memory.ifPresent(Volume::clear);
        disks.values().removeIf(disk -> !disk.lasting());
    }
}
