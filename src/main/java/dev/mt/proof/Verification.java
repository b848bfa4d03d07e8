package dev.mt.proof;

import dev.mt.core.AtEnd;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.CommandRunner;
import dev.mt.proof.check.Check;
import dev.mt.proof.check.Cpu;
import dev.mt.proof.check.Finding;
import dev.mt.proof.check.Findings;
import dev.mt.proof.check.Scene;
import dev.mt.proof.machine.Machine;
import dev.mt.proof.machine.RunFolder;
import dev.mt.proof.world.Certificates;
import dev.mt.proof.world.ImageUnderTest;
import dev.mt.proof.world.Internet;
import dev.mt.proof.world.Kernel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** Runs images through all checks, several scenes at a time. */
public final class Verification {
    private static final int AT_A_TIME = 6;

    /** Folders of runs: only root writes there, and programs in it may be executed. */
    public static final Path RUNS = Path.of("/var/lib/mt-proof");

    private final CommandRunner runner;
    private final Map<String, String> variables;
    private final VerifyListener listener;

    /** Checks that must run alone hold it for themselves, all others share it. */
    private final ReadWriteLock quiet = new ReentrantReadWriteLock(true);

    /**
     * Nothing is run yet.
     *
     * @param variables of this process: {@code PATH} is passed on
     */
    public Verification(CommandRunner runner, Map<String, String> variables, VerifyListener listener) {
        this.runner = runner;
        this.variables = variables;
        this.listener = listener;
    }

    /** Runs everything that is asked for. What fails is a result; a {@link Failure} means that nothing could be run. */
    public VerifyResult run(VerifyRequest request) {
        RunFolder run = RunFolder.claim(RUNS, runner, Machine.base(variables));
        AtEnd hook = new AtEnd("clean up", run::close);
        try {
            return run(request, Machine.of(run, runner, variables));
        } finally {
            run.close();
            hook.close();
        }
    }

    private VerifyResult run(VerifyRequest request, Machine machine) {
        List<ImageUnderTest> images = request.platforms().stream()
                .map(platform -> ImageUnderTest.of(machine, request.image(), platform))
                .toList();
        List<Planned> all = request.platforms().stream()
                .flatMap(platform -> kernels(request, platform).stream()
                        .flatMap(kernel -> planned(request, platform, kernel).stream()))
                .toList();
        listener.planned(all);
        Certificates certificates = Certificates.make(machine);
        Map<Platform, Duration> times = new EnumMap<>(Platform.class);
        List<CheckResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<List<CheckResult>>> scenes = new ArrayList<>();
            for (ImageUnderTest image : images) {
                for (Kernel kernel : kernels(request, image.platform())) {
                    Shared shared = Shared.of(
                            image,
                            previous(request, machine, image),
                            kernel,
                            planned(request, image.platform(), kernel));
                    for (List<Planned> part : shared.parts()) {
                        scenes.add(threads.submit(() -> scene(request, machine, certificates, shared, part, times)));
                    }
                }
            }
            for (Future<List<CheckResult>> scene : scenes) {
                results.addAll(get(scene));
            }
        }
        results.sort(Comparator.comparingInt(result -> all.indexOf(result.planned())));
        if (request.keep()) {
            listener.say("to take all of it away: " + machine.run().keep());
        }
        return new VerifyResult(images, results, times, request.complete());
    }

    private static Optional<ImageUnderTest> previous(VerifyRequest request, Machine machine, ImageUnderTest image) {
        return request.previous().map(source -> ImageUnderTest.of(machine, source, image.platform()));
    }

    private static List<CheckResult> get(Future<List<CheckResult>> scene) {
        try {
            return scene.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("verifying");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    /** qemu-user knows no netfilter: an emulated image cannot be given a kernel where it works. */
    private static List<Kernel> kernels(VerifyRequest request, Platform platform) {
        return Stream.of(Kernel.ROUTEROS, Kernel.NETFILTER)
                .filter(kernel -> kernel == Kernel.ROUTEROS || !emulated(platform))
                .filter(request.kernels()::contains)
                .toList();
    }

    private static boolean emulated(Platform platform) {
        return platform != Platform.AMD64;
    }

    private static List<Planned> planned(VerifyRequest request, Platform platform, Kernel kernel) {
        return request.checks().stream()
                .filter(check -> check.kernels().contains(kernel))
                .map(check -> new Planned(platform, kernel, check))
                .toList();
    }

    private List<CheckResult> scene(
            VerifyRequest request,
            Machine machine,
            Certificates certificates,
            Shared shared,
            List<Planned> planned,
            Map<Platform, Duration> times) {
        ImageUnderTest image = shared.image();
        Kernel kernel = shared.kernel();
        long begin = System.nanoTime();
        List<CheckResult> results = new ArrayList<>();
        Scene scene;
        try {
            Internet internet = Internet.start(machine, request.judges(), certificates);
            Cpu cpu = Cpu.of(image.platform(), emulated(image.platform()));
            scene = new Scene(internet, image, shared.previous(), kernel, cpu, shared.roots());
        } catch (Failure e) {
            throw Failure.of("cannot set up the scene %s %s: %s".formatted(image.platform(), kernel, e.text()));
        }
        for (Planned each : planned) {
            results.add(check(scene, each));
        }
        if (shared.ended()) {
            shared.last().forEach(each -> results.add(check(scene, each)));
        }
        if (request.keep()) {
            startAgain(scene);
            tell(() -> listener.say(HowToEnter.text(scene)));
        } else {
            scene.close();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        synchronized (times) {
            times.merge(image.platform(), time, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return results;
    }

    /** Some checks end the container, and who wants to look around wants it there. */
    private void startAgain(Scene scene) {
        try {
            scene.node();
        } catch (Failure e) {
            tell(() -> listener.say("the node is not connected: " + e.text()));
        }
    }

    private CheckResult check(Scene scene, Planned planned) {
        Check check = planned.check();
        CheckResult result;
        if (!check.obstacle(scene).isEmpty()) {
            result = CheckResult.skipped(planned, check.obstacle(scene));
        } else {
            Lock lock = check.alone() ? quiet.writeLock() : quiet.readLock();
            lock.lock();
            try {
                tell(() -> listener.began(planned));
                result = look(scene, planned);
            } finally {
                lock.unlock();
            }
        }
        CheckResult ended = result;
        tell(() -> listener.ended(ended));
        return result;
    }

    private static CheckResult look(Scene scene, Planned planned) {
        Findings findings = new Findings(scene.cpu().slowness());
        Map<String, String> before = scene.logs();
        long begin = System.nanoTime();
        try {
            planned.check().run(scene, findings);
        } catch (Failure e) {
            if (e.exitCode() == ExitCode.CANCELLED) {
                throw e;
            }
            findings.expect("the check can be carried out", false, e.text());
        } catch (RuntimeException e) {
            // Such as an answer that is not what it should be: a result as well, and the other checks go on.
            findings.expect("the check can be carried out", false, e.toString());
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        List<Finding> found = findings.all();
        return new CheckResult(
                planned,
                findings.good() ? CheckResult.Outcome.OK : CheckResult.Outcome.FAILED,
                found.isEmpty() ? "it looked at nothing" : "",
                found,
                findings.figures(),
                time,
                findings.good() ? Map.of() : since(before, scene.logs()));
    }

    /** The part of each log that was not there before. */
    private static Map<String, String> since(Map<String, String> before, Map<String, String> after) {
        Map<String, String> news = new TreeMap<>();
        after.forEach((name, text) -> {
            String old = before.getOrDefault(name, "");
            news.put(name, text.startsWith(old) ? text.substring(old.length()) : text);
        });
        return news;
    }

    private void tell(Runnable call) {
        synchronized (listener) {
            call.run();
        }
    }
}
