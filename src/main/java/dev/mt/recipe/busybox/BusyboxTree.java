package dev.mt.recipe.busybox;

import dev.mt.core.Platform;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import dev.mt.recipe.zig.Zig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Configures busybox, and builds the programs that its makefiles run on this machine: once, for all platforms.
 *
 * @param source the source as released
 * @param zig the compiler
 * @param folder {@code image/busybox}
 * @param host where make is
 * @param cache where the compiler may keep things
 */
public record BusyboxTree(BusyboxSource source, Zig zig, Path folder, Host host, CacheFolder cache) implements Step {
    /** What make writes the links of all applets into. */
    static final String LINKS = "busybox.links";

    public BusyboxTree {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(zig, "zig is null");
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(cache, "cache is null");
    }

    @Override
    public String name() {
        return "busybox-tree";
    }

    @Override
    public List<Step> needs() {
        return List.of(source, zig);
    }

    /** What is in it for the machine it runs on differs by machine; what comes out of it does not. */
    @Override
    public boolean pinned() {
        return true;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        BusyboxConfig config = config();
        BusyboxSettings settings = settings();
        key.add("revision of this step", "2");
        key.add("symbols", config.symbols());
        key.add("environment", settings.environment()).add("arguments", settings.arguments());
        key.add("flags", settings.flags()).file("cc", wrapper());
    }

    @Override
    public void run(Work work) throws IOException {
        Path tree = work.output();
        FolderCopy.copy(work.result(source), tree);
        BusyboxMake make = make(work);
        String doing = "configuring busybox";
        work.progress(0, 0, doing);
        work.run(make.command(tree, Platform.AMD64, "allnoconfig")).orFail(doing);
        config().applyTo(tree.resolve(".config"));
        work.run(make.command(tree, Platform.AMD64, "oldconfig")).orFail(doing);
        config().check(tree.resolve(".config"));
        work.run(make.command(tree, Platform.AMD64, LINKS)).orFail("building busybox's own tools");
    }

    BusyboxConfig config() throws IOException {
        return BusyboxConfig.read(folder.resolve("applets.txt"), folder.resolve("config"));
    }

    BusyboxSettings settings() {
        return BusyboxSettings.read(folder.resolve("build.toml"));
    }

    private Path wrapper() {
        return folder.resolve("cc");
    }

    BusyboxMake make(Work work) {
        return new BusyboxMake(host, settings(), Zig.compiler(work.result(zig)), wrapper(), cache.tool("zig"));
    }
}
