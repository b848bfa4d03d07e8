package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.core.ReleaseTag;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.MediaType;
import dev.mt.oci.TestingImages;
import dev.mt.recipe.Repository;
import dev.mt.release.attest.Bill;
import dev.mt.release.attest.Component;
import dev.mt.release.attest.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The SBOM that this checkout's pins make, judged by CycloneDX's own library: its schema, and what it reads. */
class TestSbom {
    @TempDir
    private Path dist = Path.of("");

    private ObjectNode bill() {
        Map<Platform, Descriptor> manifests = new LinkedHashMap<>();
        for (Image image : TestingImages.images(dist)) {
            manifests.put(
                    image.platform(),
                    Descriptor.of(MediaType.MANIFEST, image.manifest().json()));
            new ProgramFacts(
                            image.platform().id(),
                            "1.27.4",
                            List.of("tailscale.com", "golang.org/x/crypto", "example.com/not/in/go.sum"),
                            Optional.empty())
                    .leave(image, dist);
        }
        List<Component> components = new ReleaseMaterials(
                        new Repository(Path.of(System.getProperty("mt.home", ""))),
                        manifests,
                        manifest -> {
                            throw new AssertionError(manifest);
                        },
                        dist,
                        said -> {})
                .components();
        Origin origin = new Origin(
                ReleaseTag.parse("v1.104.5-mt.1"),
                "https://example.com/a/mikrotik-tailscale",
                Optional.of("0123456789012345678901234567890123456789"),
                Instant.EPOCH,
                components,
                List.of());
        return Bill.of(origin, Digest.of("index"));
    }

    private static List<ParseException> problems(byte[] bill) throws IOException {
        return new JsonParser().validate(bill, Version.VERSION_16);
    }

    @Test
    void isWhatTheSchemaWants() throws IOException {
        assertThat(problems(Bill.json(bill()))).isEmpty();
    }

    @Test
    void saysToOthersWhatIsInIt() throws ParseException {
        org.cyclonedx.model.Bom read = new JsonParser().parse(Bill.json(bill()));
        assertThat(read.getMetadata().getComponent().getName()).isEqualTo("mikrotik-tailscale");
        assertThat(read.getComponents())
                .extracting(org.cyclonedx.model.Component::getName)
                .contains("tailscale.com", "golang.org/x/crypto", "std", "busybox", "musl");
        assertThat(read.getComponents())
                .filteredOn(each -> each.getName().equals("tailscale.com"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getPurl()).isEqualTo("pkg:golang/tailscale.com@" + each.getVersion());
                    assertThat(each.getHashes()).hasSize(1);
                });
        assertThat(read.getMetadata().getToolChoice().getComponents())
                .extracting(org.cyclonedx.model.Component::getName)
                .contains("ziglang", "go");
    }

    @Test
    void theJudgeRefusesWhatIsNone() throws IOException {
        ObjectNode bill = bill();
        bill.put("serialNumber", "not a urn");
        assertThat(problems(Bill.json(bill))).isNotEmpty();
        assertThat(problems("{\"bomFormat\":\"CycloneDX\"}".getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }
}
