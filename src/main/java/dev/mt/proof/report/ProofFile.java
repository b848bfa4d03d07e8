package dev.mt.proof.report;

import dev.mt.proof.CheckResult;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.VerifyResult;
import dev.mt.proof.world.ImageUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code proof/<arch>.json}: which image passed which checks, and what it was judged with. Publishing asks for it. Only a run
 * of all checks in which none failed writes one; any other takes an old one of the same platform away, since what it says is
 * not the last word any more.
 */
public final class ProofFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProofFile() {}

    /**
     * Writes or takes away the files of all platforms that were verified.
     *
     * @param folder where the files are
     * @param versions of what the images were judged with, by name
     */
    public static void update(Path folder, VerifyResult result, SortedMap<String, String> versions) throws IOException {
        for (ImageUnderTest image : result.images()) {
            Path file = folder.resolve(image.platform().id() + ".json");
            boolean failed = result.of(image.platform()).stream().anyMatch(each -> each.outcome() == Outcome.FAILED);
            if (failed) {
                Files.deleteIfExists(file);
            } else if (result.complete() && !result.of(image.platform()).isEmpty()) {
                Files.createDirectories(folder);
                Report.write(file, json(image, result, versions) + "\n");
            }
        }
    }

    /** All results, for {@code --json}. */
    public static String all(VerifyResult result, SortedMap<String, String> versions) {
        ArrayNode list = JSON.createArrayNode();
        result.images().forEach(image -> list.add(node(image, result, versions)));
        return JSON.writeValueAsString(list);
    }

    private static String json(ImageUnderTest image, VerifyResult result, SortedMap<String, String> versions) {
        return JSON.writeValueAsString(node(image, result, versions));
    }

    private static ObjectNode node(ImageUnderTest image, VerifyResult result, SortedMap<String, String> versions) {
        ObjectNode node = JSON.createObjectNode();
        node.put("platform", image.platform().id());
        node.put("manifest", image.digest().toString());
        node.put("version", image.version());
        node.put("complete", result.complete());
        ObjectNode with = node.putObject("judgedWith");
        versions.forEach(with::put);
        ArrayNode checks = node.putArray("checks");
        for (CheckResult each : result.of(image.platform())) {
            ObjectNode check = checks.addObject();
            check.put("name", each.planned().check().name());
            check.put("kernel", each.planned().kernel().id());
            check.put("outcome", each.outcome().name().toLowerCase(Locale.ROOT));
            check.put("seconds", each.time().toMillis() / 1000.0);
            if (!each.because().isEmpty()) {
                check.put("because", each.because());
            }
            if (!each.problem().isEmpty()) {
                check.put("problem", each.problem());
            }
            ArrayNode figures = check.putArray("figures");
            each.figures().forEach(figures::add);
        }
        return node;
    }
}
