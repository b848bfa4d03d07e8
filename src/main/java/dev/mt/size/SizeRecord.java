package dev.mt.size;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an image was made of at a moment that later ones are compared with. It is kept as JSON with a line for each piece,
 * by name: {@code {"arm64": {"net/http": 51234, …}, …}}, so that a change of it can be read in a review. Small pieces are
 * one line together.
 *
 * @param pieces bytes of the files by {@link Piece#label}; those of a platform add up to its files
 */
public record SizeRecord(Map<Platform, Map<String, Long>> pieces) {
    /** Pieces of fewer bytes have no line of their own. */
    static final int SMALLEST = 1024;
    /** Where those are. */
    static final String SMALL = "(pieces below 1,024 bytes)";

    private static final String HINT = "write it anew: ./mt size --record";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    public SizeRecord {
        EnumMap<Platform, Map<String, Long>> copy = new EnumMap<>(Platform.class);
        pieces.forEach((platform, its) -> copy.put(platform, Collections.unmodifiableMap(new TreeMap<>(its))));
        pieces = Collections.unmodifiableMap(copy);
    }

    /** A record of nothing. */
    public static SizeRecord empty() {
        return new SizeRecord(Map.of());
    }

    /**
     * Reads one; a file that is not there is a record of nothing.
     *
     * @throws Failure if the file cannot be read, or is no record
     */
    public static SizeRecord read(Path file) {
        if (!Files.exists(file)) {
            return empty();
        }
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            if (!root.isObject()) {
                throw damaged(file, "it is no object");
            }
            Map<Platform, Map<String, Long>> pieces = new EnumMap<>(Platform.class);
            for (Map.Entry<String, JsonNode> platform : root.properties()) {
                if (!Platform.ids().contains(platform.getKey())) {
                    throw damaged(file, "unknown architecture '%s'".formatted(platform.getKey()));
                }
                pieces.put(Platform.of(platform.getKey()), pieces(file, platform.getKey(), platform.getValue()));
            }
            return new SizeRecord(pieces);
        } catch (IOException e) {
            throw Failure.of("cannot read the recorded sizes in " + file, HINT, e);
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage());
        }
    }

    private static Map<String, Long> pieces(Path file, String platform, JsonNode all) {
        Map<String, Long> pieces = new TreeMap<>();
        for (Map.Entry<String, JsonNode> piece : all.properties()) {
            JsonNode bytes = piece.getValue();
            if (!bytes.isIntegralNumber() || !bytes.canConvertToLong() || bytes.longValue() < 0) {
                throw damaged(file, "%s of %s has no number of bytes".formatted(piece.getKey(), platform));
            }
            pieces.put(piece.getKey(), bytes.longValue());
        }
        return pieces;
    }

    private static Failure damaged(Path file, String what) {
        return Failure.of("%s holds no recorded sizes: %s".formatted(file, what), HINT);
    }

    /**
     * This record with images measured anew; other platforms stay as they are.
     *
     * @throws Failure if a program cannot be looked into that should be: growth could not be named later
     */
    public SizeRecord with(Collection<ImageSize> images) {
        images.forEach(SizeRecord::requireWhole);
        EnumMap<Platform, Map<String, Long>> all = new EnumMap<>(Platform.class);
        all.putAll(pieces);
        images.forEach(image -> all.put(image.platform(), folded(image, Map.of())));
        return new SizeRecord(all);
    }

    private static void requireWhole(ImageSize image) {
        for (ProgramSize program : image.programs()) {
            Optional<String> problem =
                    switch (program) {
                        case ProgramSize.Open open -> open.note();
                        case ProgramSize.Packed packed ->
                            Optional.of("%s is packed by a packer that mt does not know".formatted(packed.path()));
                        case ProgramSize.Unreadable unreadable -> Optional.of(unreadable.reason());
                    };
            problem.ifPresent(what -> {
                throw Failure.of("the sizes of %s are not recorded: %s".formatted(image.platform(), what));
            });
        }
    }

    /** Writes it, whole or not at all. */
    public void write(Path file) {
        ObjectNode root = MAPPER.createObjectNode();
        pieces.forEach((platform, its) -> its.forEach(root.putObject(platform.id())::put));
        String text = MAPPER.writeValueAsString(root) + "\n";
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.of("cannot record the sizes in " + file, "", e);
        }
    }

    /** What changed in an image since, the largest difference first; empty if its platform is not recorded. */
    public Optional<List<Change>> since(ImageSize image) {
        return Optional.ofNullable(pieces.get(image.platform()))
                .map(before -> Change.between(named(before), named(folded(image, before))));
    }

    private static List<NamedBytes> named(Map<String, Long> pieces) {
        return pieces.entrySet().stream()
                .map(piece -> new NamedBytes(piece.getKey(), piece.getValue()))
                .toList();
    }

    /** Small pieces together, but for those that stand in another record. */
    private static Map<String, Long> folded(ImageSize image, Map<String, Long> kept) {
        Map<String, Long> all = new TreeMap<>();
        Piece.of(image).forEach(piece -> all.merge(piece.label(), piece.stored(), Long::sum));
        Map<String, Long> folded = new TreeMap<>();
        all.forEach((label, bytes) ->
                folded.merge(bytes < SMALLEST && !kept.containsKey(label) ? SMALL : label, bytes, Long::sum));
        return folded;
    }
}
