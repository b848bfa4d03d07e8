package dev.mt.cli;

import dev.mt.core.Platform;
import dev.mt.core.WholeFile;
import dev.mt.oci.Annotations;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.LayoutWriter;
import dev.mt.recipe.Rehearsal;
import dev.mt.release.attest.Attachments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A publication in small, to a registry within this process, so that the JVM can note which classes it takes (JEP 514). */
final class PublishRehearsal {
    private static final String TAG = "v1.104.5-mt.1";
    private static final int ROUNDS = 3;
    /** Bytes of an image's layer. */
    private static final int LAYER = 1 << 20;

    private PublishRehearsal() {}

    /**
     * Publishes a small release, signed, to several repositories and to each again, lists and verifies it, in a folder of its
     * own, which it deletes. Several, so that the JVM also notes which code is worth compiling at once (JEP 515).
     */
    static void run(Context context) throws IOException {
        Path folder = Files.createTempDirectory("mt-rehearsal");
        try (RehearsalRegistry registry = new RehearsalRegistry()) {
            release(folder);
            String key = folder.resolve("key").toString();
            Context own = new Context(
                    context.console(),
                    context.home(),
                    Map.of("HOME", folder.toString(), SigningOptions.PASSWORD, "any"));
            run(own, "release", "keygen", "--out", key);
            List<String> publish = List.of("release", "publish", "--from", folder.toString(), "--unproven", "--to");
            for (int i = 0; i < ROUNDS; i++) {
                String repository = "%s/rehearsal/image%d".formatted(registry.host(), i);
                for (List<String> more : List.of(List.<String>of(), List.of("--key", key))) {
                    List<String> words = new ArrayList<>(publish);
                    words.add(repository);
                    words.addAll(more);
                    run(own, words.toArray(String[]::new));
                    run(own, words.toArray(String[]::new));
                }
                run(own, "release", "list", "--to", repository);
                run(own, "release", "verify", "stable", "--to", repository, "--key", key + ".pub");
                run(own, "release", "promote", TAG, "--to", repository);
            }
        } finally {
            WholeFile.deleteTree(folder);
        }
    }

    private static void run(Context context, String... words) {
        Main.commandLine(context, words).execute(words);
    }

    /** What a build of a release leaves: a layout, and for each image a symbol map and what is known of its program. */
    private static void release(Path folder) throws IOException {
        List<Image> images = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            byte[] program = new byte[LAYER];
            new Random(platform.id().hashCode()).nextBytes(program);
            FileTree tree = FileTree.builder()
                    .file("bin/a", 0755, ByteSource.of(program))
                    .build();
            Image image = Rehearsal.image(platform, tree, folder.resolve("layer-" + platform.id()));
            images.add(image);
            byte[] map = Arrays.copyOf(program, LAYER / 4);
            ProgramFacts facts = new ProgramFacts(
                    platform.id(),
                    "1.27.4",
                    List.of("tailscale.com", "golang.org/x/crypto"),
                    Optional.of(Descriptor.of(Attachments.SYMBOLS, map)));
            Files.createDirectories(folder.resolve("symbols"));
            Files.write(facts.symbolFile(folder), map);
            facts.leave(image, folder);
        }
        LayoutWriter.write(folder.resolve("oci"), TAG, images, Map.of(Annotations.VERSION, TAG));
    }
}
