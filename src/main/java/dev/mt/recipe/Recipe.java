package dev.mt.recipe;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.TailscaleVersion;
import dev.mt.core.process.CommandRunner;
import dev.mt.recipe.busybox.BusyboxBinary;
import dev.mt.recipe.busybox.BusyboxPin;
import dev.mt.recipe.busybox.BusyboxSource;
import dev.mt.recipe.busybox.BusyboxTree;
import dev.mt.recipe.certificates.CertificateChoice;
import dev.mt.recipe.certificates.Certificates;
import dev.mt.recipe.fetch.AptSources;
import dev.mt.recipe.fetch.Downloader;
import dev.mt.recipe.go.FeatureTags;
import dev.mt.recipe.go.Go;
import dev.mt.recipe.go.GoToolchain;
import dev.mt.recipe.go.TailscaleBinary;
import dev.mt.recipe.go.TailscaleModule;
import dev.mt.recipe.go.TailscaleSource;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.pins.Edit;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.ImageSettings;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.program.PackedBinary;
import dev.mt.recipe.program.SlimBinary;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.stub.StubBinary;
import dev.mt.recipe.zig.Zig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All steps of an image, put together from the pins of a checkout. */
final class Recipe {
    private final Repository repository;
    private final ImageSettings settings;
    private final TailscalePin pin;
    private final GoToolchain toolchain;
    private final TailscaleModule module;
    private final FeatureTags tags;
    private final TailscaleSource source;
    private final Host host;
    private final CacheFolder cache;
    private final BusyboxTree busybox;
    private final Certificates certificates;

    /** Reads the pins; nothing is fetched or made yet. */
    Recipe(
            Repository repository,
            Optional<TailscaleVersion> version,
            CertificateChoice choice,
            Host host,
            CommandRunner commands,
            CacheFolder cache) {
        this.repository = repository;
        this.host = host;
        this.cache = cache;
        settings = ImageSettings.read(repository.image("image.toml"));
        GoModule pins = GoModule.read(repository.image("tailscale"));
        pin = TailscalePin.of(pins, version, settings);
        toolchain = new GoToolchain(new Go(host, goVersion(pins), commands));
        module = new TailscaleModule(pin, toolchain);
        tags = FeatureTags.of(module, toolchain, settings);
        source = new TailscaleSource(
                module,
                toolchain,
                tags,
                repository.image("tailscale/additions"),
                Edit.read(repository.image("tailscale/edits.toml")));
        busybox = new BusyboxTree(
                new BusyboxSource(
                        BusyboxPin.read(repository.image("busybox/source.toml")),
                        new AptSources(host, commands),
                        new Downloader()),
                new Zig(repository.image("toolchain/requirements.txt"), host),
                repository.image("busybox"),
                host,
                cache);
        certificates = new Certificates(
                choice,
                GoModule.read(repository.image("certificates")),
                repository.image("certificates/common.txt"),
                new TailscaleModule(TailscalePin.of(pins, Optional.empty(), settings), toolchain));
    }

    private static String goVersion(GoModule pins) {
        return pins.toolchain()
                .orElseThrow(() ->
                        Failure.of(pins.file() + " has no toolchain line", "add one, such as: toolchain go1.27.4"));
    }

    TailscalePin pin() {
        return pin;
    }

    FeatureTags tags() {
        return tags;
    }

    TailscaleSource source() {
        return source;
    }

    /** Every step, for all platforms. */
    List<Step> all(ReleaseLabel label) {
        List<Step> steps = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            steps.add(new ArchiveFile(image(platform, label, true)));
        }
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).needs().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
        }
        return List.copyOf(steps);
    }

    /** The step that makes the image for a platform. */
    PlatformImage image(Platform platform, ReleaseLabel label, boolean slim) {
        TailscaleBinary compiled = new TailscaleBinary(
                platform, source, tags, settings.experiments().keySet(), settings.inlining(), toolchain);
        BusyboxBinary applets = new BusyboxBinary(platform, busybox);
        Optional<SlimBinary> slimmed = slim ? Optional.of(new SlimBinary(compiled)) : Optional.empty();
        Step tailscale = slimmed.isPresent() ? slimmed.get() : compiled;
        return new PlatformImage(
                new PackedBinary(tailscale, TailscaleBinary.FILE, stub(platform, false)),
                new PackedBinary(applets, BusyboxBinary.FILE, stub(platform, true)),
                slimmed,
                applets,
                certificates,
                module,
                repository.image("rootfs"),
                settings,
                label);
    }

    private StubBinary stub(Platform platform, boolean inPlace) {
        return new StubBinary(platform, inPlace, busybox.zig(), repository.image("unpack"), host, cache);
    }
}
