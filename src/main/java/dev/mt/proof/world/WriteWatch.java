package dev.mt.proof.world;

import dev.mt.core.Failure;
import dev.mt.proof.machine.Patience;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Notices every file that is made, changed, renamed or deleted below a folder (inotify), whoever does it. */
public final class WriteWatch implements AutoCloseable {
    /** The kernel tells within this time. */
    private static final Duration DELAY = Duration.ofMillis(300);

    private final WatchService service;
    private final Path folder;

    private WriteWatch(WatchService service, Path folder) {
        this.service = service;
        this.folder = folder;
    }

    /** Watches a folder, and the folders in it. */
    public static WriteWatch on(Path folder) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                    each.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                }
            }
            return new WriteWatch(service, folder);
        } catch (IOException e) {
            throw Failure.of("cannot watch the folder " + folder, "", e);
        }
    }

    /** What has happened since this was asked last, as {@code created tailscaled.state} and the like. */
    public List<String> events() {
        Patience.pause(DELAY);
        List<String> events = new ArrayList<>();
        try {
            for (WatchKey key = service.poll(); key != null; key = service.poll()) {
                Path where = folder.relativize((Path) key.watchable());
                for (WatchEvent<?> event : key.pollEvents()) {
                    String what = "%s %s".formatted(name(event), where.resolve(String.valueOf(event.context())));
                    for (int i = 0; i < event.count(); i++) {
                        events.add(what);
                    }
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            throw new IllegalStateException("not watching any more", e);
        }
        return events;
    }

    /** Waits until a file is made whose name begins so; whether one was made in time. */
    public boolean awaitCreated(String beginning, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (System.nanoTime() < end) {
                WatchKey key = service.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    return false;
                }
                boolean made = key.pollEvents().stream()
                        .anyMatch(event -> event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)
                                && String.valueOf(event.context()).startsWith(beginning));
                key.reset();
                if (made) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("waiting");
        }
    }

    private static String name(WatchEvent<?> event) {
        if (event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)) {
            return "created";
        }
        return event.kind().equals(StandardWatchEventKinds.ENTRY_DELETE)
                ? "deleted"
                : event.kind().equals(StandardWatchEventKinds.ENTRY_MODIFY) ? "changed" : "lost track of";
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw Failure.of("cannot stop watching " + folder, "", e);
        }
    }
}
