package dev.mt.routeros.simulator.ssh;

import dev.mt.routeros.simulator.console.SharedRouter;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.storage.Node;
import dev.mt.routeros.simulator.storage.Text;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;

/** Gives each session a copy of the router's files as they are at its beginning; {@link SftpChanges} brings changes back. */
final class SftpFiles implements FileSystemFactory {
    private static final AttributeKey<Path> COPY = new AttributeKey<>();

    private final SharedRouter shared;

    SftpFiles(SharedRouter shared) {
        this.shared = shared;
    }

    @Override
    public Path getUserHomeDir(SessionContext context) throws IOException {
        return folder(context);
    }

    @Override
    public FileSystem createFileSystem(SessionContext context) throws IOException {
        return new RootedFileSystemProvider().newFileSystem(folder(context), Map.of());
    }

    private Path folder(SessionContext context) throws IOException {
        Path known = context.getAttribute(COPY);
        if (known != null) {
            return known;
        }
        Path folder = Files.createTempDirectory("mt-sftp");
        context.setAttribute(COPY, folder);
        ((Session) context).addCloseFutureListener(closed -> delete(folder));
        try {
            shared.use(router -> copy(router, folder));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        return folder;
    }

    private static boolean copy(Router router, Path folder) {
        try {
            for (Map.Entry<String, Node> each : router.files().listed().entrySet()) {
                Path path = folder.resolve(each.getKey());
                switch (each.getValue()) {
                    case Node.Data data -> write(path, data);
                    case Node.Folder directory -> Files.createDirectories(path);
                    case Node.Link link -> {}
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file whose content nobody keeps has as many zeros, which take no space. */
    private static void write(Path path, Node.Data data) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (data.content().isPresent()) {
            Text content = data.content().get();
            Files.write(path, content.bytes());
        } else {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(data.size());
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
