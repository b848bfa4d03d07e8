package dev.mt.routeros.simulator.ssh;

import dev.mt.routeros.simulator.console.SharedRouter;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/** Does on the router what a client did to its session's copy of the files: what the router refuses, the client is told. */
final class SftpChanges implements SftpEventListener {
    private final SharedRouter shared;
    private final Map<ServerSession, Set<Path>> written = new ConcurrentHashMap<>();

    SftpChanges(SharedRouter shared) {
        this.shared = shared;
    }

    /** Something that is done to the router's files. */
    private interface Change {
        void on(Router router) throws NoSpace;
    }

    private void change(String what, Change change) throws IOException {
        String problem = shared.use(router -> {
            try {
                if (!router.isOn()) {
                    return "the router is off";
                }
                change.on(router);
                return "";
            } catch (NoSpace | ScriptError e) {
                return String.valueOf(e.getMessage());
            }
        });
        if (!problem.isEmpty()) {
            throw new IOException(what + ": " + problem);
        }
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle handle) {
        if (handle instanceof FileHandle file && isWriting(file)) {
            note(session, file.getFile());
        }
    }

    private static boolean isWriting(FileHandle file) {
        return file.getOpenOptions().contains(StandardOpenOption.WRITE);
    }

    private void note(ServerSession session, Path file) {
        written.computeIfAbsent(session, key -> ConcurrentHashMap.newKeySet()).add(file);
    }

    @Override
    public void closing(ServerSession session, String remoteHandle, Handle handle) throws IOException {
        Path file = handle.getFile();
        if (written.getOrDefault(session, new HashSet<>()).remove(file)) {
            byte[] bytes = Files.readAllBytes(file);
            change("writing " + file, router -> router.upload(name(file), bytes));
        }
    }

    @Override
    public void destroying(ServerSession session) {
        written.remove(session);
    }

    @Override
    public void created(ServerSession session, Path path, Map<String, ?> attributes, @Nullable Throwable thrown)
            throws IOException {
        if (thrown == null) {
            change("making " + path, router -> router.files().put(name(path), Node.Folder.PLAIN));
        }
    }

    @Override
    public void moved(
            ServerSession session, Path source, Path target, Collection<CopyOption> options, @Nullable Throwable thrown)
            throws IOException {
        if (thrown == null) {
            file("set", "renaming " + source, Map.of("numbers", name(source), "name", name(target)));
        }
    }

    @Override
    public void removed(ServerSession session, Path path, boolean isDirectory, @Nullable Throwable thrown)
            throws IOException {
        if (thrown == null) {
            file("remove", "removing " + path, Map.of("numbers", name(path)));
        }
    }

    private void file(String command, String what, Map<String, String> arguments) throws IOException {
        change(what, router -> router.call("file", command, arguments, Session.console(line -> {})));
    }

    /** As the router names it: without a slash before it. */
    private static String name(Path path) {
        return path.toString().replaceFirst("^/+", "");
    }
}
