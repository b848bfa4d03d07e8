package dev.mt.recipe.go;

import dev.mt.core.process.CommandResult;
import dev.mt.recipe.step.Work;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells how many packages a running {@code go build -v} has compiled, of how many. */
final class PackageCount {
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][\\w.~/-]*");

    private final Work work;
    private final int total;
    private int done;

    private PackageCount(Work work, int total) {
        this.work = work;
        this.total = total;
    }

    /** Asks Go for the packages first: half a second, for minutes with a known end. */
    static PackageCount start(Work work, Go go, Path folder, String tags, Map<String, String> target) {
        work.progress(0, 0, "looking at packages");
        CommandResult list = work.run(go.command("list", "-mod=readonly", "-deps", tags, TailscaleBinary.PACKAGE)
                .in(folder)
                .with(target));
        return new PackageCount(work, list.succeeded() ? list.output().size() : 0);
    }

    /** Reads a line that Go printed. */
    void line(String line) {
        if (line.startsWith("go: downloading ")) {
            work.progress(done, total, line.substring("go: ".length()));
        } else if (PACKAGE.matcher(line).matches()) {
            done++;
            work.progress(Math.min(done, total), total, "packages: " + line);
        }
    }
}
