package dev.mt.recipe.busybox;

import dev.mt.recipe.fetch.AptSources;
import dev.mt.recipe.fetch.Downloader;
import dev.mt.recipe.fetch.PinnedFile;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Downloads busybox's source archive, checks it against its pin, and unpacks it.
 *
 * @param pin which archive
 * @param archives the machine's own package archives, whose pool has it too
 * @param downloader what fetches it
 */
public record BusyboxSource(BusyboxPin pin, AptSources archives, Downloader downloader) implements Step {
    public BusyboxSource {
        Objects.requireNonNull(pin, "pin is null");
        Objects.requireNonNull(archives, "archives is null");
        Objects.requireNonNull(downloader, "downloader is null");
    }

    @Override
    public String name() {
        return "busybox-source";
    }

    @Override
    public boolean pinned() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) {
        key.add("archive", pin.digest()).add("folder", pin.folder());
    }

    @Override
    public void run(Work work) throws IOException {
        Path archive = work.scratch().resolve("busybox.tar.bz2");
        PinnedFile file = new PinnedFile("the source of busybox " + pin.version(), places(), pin.digest());
        work.transferring(() -> {
            downloader.fetch(file, archive, (done, total) -> work.progress(done / 1000, total / 1000, "kB"));
            return archive;
        });
        work.progress(0, 0, "unpacking");
        SourceArchive.unpack(archive, pin.folder(), work.output());
    }

    /** The machine's own package archive first: it is near, and busybox's site is a small one. */
    private List<URI> places() {
        List<URI> places = new ArrayList<>(archives.pool(pin.debianPool()));
        places.addAll(pin.urls());
        return places;
    }
}
