package dev.mt.release.publish;

import dev.mt.core.ReleaseTag;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.attest.AttachedFile;
import dev.mt.release.attest.AttachedFiles;
import dev.mt.release.sign.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The releases of a repository. */
public final class ReleaseList {
    private ReleaseList() {}

    /** All of them, the newest first; other tags are passed over. */
    public static List<Published> of(RemoteRepository repository) {
        Publisher publisher = new Publisher(repository, line -> {}, true);
        RemoteImages images = new RemoteImages(repository);
        Optional<Release> stable = publisher.current();
        return repository.tags().stream()
                .flatMap(tag -> ReleaseTag.read(tag).stream())
                .sorted(Comparator.reverseOrder())
                .map(tag -> {
                    Release release = publisher.remote(tag.toString());
                    boolean followed = stable.filter(now -> now.descriptor()
                                    .digest()
                                    .equals(release.descriptor().digest()))
                            .isPresent();
                    List<AttachedFile> files = new AttachedFiles(repository)
                            .of(release.descriptor().digest());
                    return new Published(
                            tag,
                            release.descriptor().digest(),
                            images.sizes(release),
                            followed,
                            signers(files),
                            unproven(files));
                })
                .toList();
    }

    private static List<String> signers(List<AttachedFile> files) {
        return files.stream()
                .filter(AttachedFile::isBundle)
                .flatMap(file -> file.claimedSigner(Statement.SIGNED).stream())
                .distinct()
                .toList();
    }

    private static List<String> unproven(List<AttachedFile> files) {
        return files.stream()
                .flatMap(file -> file.claimedUnproven().stream())
                .distinct()
                .toList();
    }
}
