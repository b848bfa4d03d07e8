package dev.mt.cli;

import dev.mt.core.Platform;
import dev.mt.recipe.BuildResult;
import dev.mt.recipe.step.StepRecord;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A build's result as JSON. */
final class BuildJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BuildJson() {}

    static String of(BuildResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("tag", result.tag());
        root.put("index", result.index().toString());
        root.put("layout", result.layout().toString());
        for (BuildResult.Built image : result.images()) {
            ObjectNode node = root.withArray("images").addObject();
            node.put("platform", image.platform().ociName());
            node.put("arch", image.platform().id());
            node.put("manifest", image.manifest().toString());
            node.put("files", image.files().count());
            node.put("layer", image.layer().count());
            image.archive().ifPresent(archive -> node.put("archive", archive.toString()));
            image.symbols().ifPresent(symbols -> node.put("symbols", symbols.toString()));
        }
        result.tags().forEach(tag -> root.withArray("tags").add(tag));
        for (StepRecord step : result.steps()) {
            ObjectNode node = root.withArray("steps").addObject();
            node.put("name", step.name());
            step.platform().map(Platform::id).ifPresent(arch -> node.put("arch", arch));
            node.put("key", step.key().toString());
            node.put("output", step.output().toString());
            node.put("origin", step.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            node.put("seconds", step.wall().toMillis() / 1000.0);
            node.put("programs", step.programs().toMillis() / 1000.0);
        }
        root.put("seconds", result.wall().toMillis() / 1000.0);
        return MAPPER.writeValueAsString(root);
    }
}
