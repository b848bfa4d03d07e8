package dev.mt.size;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports and comparisons for programs, as JSON with every row. Keys stay what they are: new ones may come, none goes or
 * changes its meaning. Sizes are whole numbers of bytes; in a packed program {@code "bytes"} are unpacked, and {@code
 * "stored"} what that takes of the file.
 */
public final class SizeJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private SizeJson() {}

    /** A report: {@code {"source": …, "images": [{"platform": "arm64", "total": …, "files": […], …}]}}. */
    public static String of(SizeReport report) {
        ObjectNode root = object().put("source", report.source());
        report.archive().ifPresent(bytes -> root.put("archive", bytes));
        list(root, "images", report.images(), (image, to) -> image(image, report.left(image), to));
        return text(root);
    }

    /** A comparison: {@code {"before": …, "after": …, "images": [{"platform": …, "files": […], "packages": […]}]}}.
     * Packages are unpacked bytes; where programs of both are packed, {@code "packed"} has the bytes of their files. */
    public static String of(SizeComparison comparison) {
        ObjectNode root = object().put("before", comparison.before()).put("after", comparison.after());
        list(root, "images", comparison.images(), (image, to) -> {
            to.put("platform", image.platform().id());
            change(image.total(), to.putObject("total"));
            change(image.stored(), to.putObject("stored"));
            list(to, "files", image.files(), SizeJson::namedChange);
            image.packages().ifPresent(packages -> list(to, "packages", packages, SizeJson::namedChange));
            image.packed().ifPresent(packages -> list(to, "packed", packages, SizeJson::namedChange));
        });
        return text(root);
    }

    private static void image(ImageSize image, Optional<Long> left, ObjectNode to) {
        to.put("platform", image.platform().id());
        to.put("total", image.total()).put("stored", image.stored()).put("unpacked", image.unpacked());
        left.ifPresent(bytes -> to.put("limit", image.total() + bytes).put("left", bytes));
        to.put("folders", image.folders()).put("links", image.links());
        list(to, "layers", image.layers(), (layer, node) -> node.put(
                        "digest", layer.digest().toString())
                .put("stored", layer.stored())
                .put("unpacked", layer.unpacked()));
        list(to, "files", image.files(), SizeJson::named);
        list(to, "programs", image.programs(), SizeJson::program);
    }

    private static void program(ProgramSize program, ObjectNode to) {
        to.put("path", program.path()).put("bytes", program.bytes());
        switch (program) {
            case ProgramSize.Open open -> {
                to.put("packed", open.unpacked().isPresent());
                open.unpacked().ifPresent(bytes -> to.put("unpacked", bytes));
                list(to, "sections", open.sections(), SizeJson::part);
                open.go().ifPresent(go -> {
                    list(to, "packages", go.packages(), SizeJson::packageSize);
                    list(to, "shared", go.shared(), SizeJson::part);
                });
                open.note().ifPresent(note -> to.put("problem", note));
            }
            case ProgramSize.Packed packed -> to.put("packed", true);
            case ProgramSize.Unreadable unreadable -> to.put("problem", unreadable.reason());
        }
    }

    private static void packageSize(PackageSize size, ObjectNode to) {
        to.put("name", size.name()).put("bytes", size.bytes());
        to.put("code", size.code()).put("tables", size.tables()).put("stored", size.stored());
    }

    private static void part(NamedBytes part, ObjectNode to) {
        named(part, to);
        to.put("stored", part.stored());
    }

    private static void named(NamedBytes named, ObjectNode to) {
        to.put("name", named.name()).put("bytes", named.bytes());
    }

    private static void namedChange(Change change, ObjectNode to) {
        to.put("name", change.name());
        change(change, to);
    }

    private static void change(Change change, ObjectNode to) {
        to.put("before", change.before()).put("after", change.after()).put("difference", change.difference());
    }

    private static <T> void list(ObjectNode to, String name, List<T> all, BiConsumer<T, ObjectNode> each) {
        ArrayNode array = to.putArray(name);
        all.forEach(item -> each.accept(item, array.addObject()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(ObjectNode root) {
        return MAPPER.writeValueAsString(root) + "\n";
    }
}
