package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.ImageConfig.RunConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestImageJson {
    private static final Descriptor BLOB = Descriptor.of(MediaType.LAYER_GZIP, Digest.of("layer"), 5);

    @Test
    void writesAConfigurationFieldByField() {
        ImageConfig config = new ImageConfig(
                Optional.of(TestingImages.CREATED),
                OciPlatform.of(Platform.ARMV5),
                TestingImages.process(),
                List.of(Digest.of("tar")),
                List.of(new ImageConfig.History(
                        Optional.of(TestingImages.CREATED), Optional.of("mt build"), Optional.of("<é>/"), true)));
        assertThat(text(config.json())).isEqualTo("""
                        {"created":"2026-08-05T17:20:31Z","architecture":"arm","os":"linux","variant":"v5","config":\
                        {"Env":["PATH=/usr/local/bin:/usr/bin:/bin"],"Entrypoint":["/usr/local/bin/entrypoint.sh"],\
                        "Cmd":["--statedir=/var/lib/tailscale"],"Volumes":{"/var/lib/tailscale":{}},"WorkingDir":"/",\
                        "Labels":{"org.opencontainers.image.title":"mikrotik-tailscale",\
                        "org.opencontainers.image.version":"v1.104.5-mt.1"},"StopSignal":"SIGTERM"},"rootfs":\
                        {"type":"layers","diff_ids":["%s"]},"history":[{"created":"2026-08-05T17:20:31Z",\
                        "created_by":"mt build","comment":"<é>/","empty_layer":true}]}""".formatted(Digest.of("tar")));
        assertThat(ImageConfig.read(config.json(), "a test")).isEqualTo(config);
    }

    @Test
    void writesAManifestFieldByField() {
        Manifest manifest = new Manifest(
                MediaType.MANIFEST,
                Optional.of("application/vnd.cyclonedx+json"),
                Descriptor.of(MediaType.CONFIG, Digest.of("config"), 6),
                List.of(BLOB.annotated(Map.of(Annotations.TITLE, "b", "a", "\""))),
                Optional.of(Descriptor.of(MediaType.MANIFEST, Digest.of("subject"), 7)),
                SortedMaps.copyOf(Map.of(Annotations.VERSION, "1")));
        assertThat(text(manifest.json()))
                .isEqualTo("""
                        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                        "artifactType":"application/vnd.cyclonedx+json",\
                        "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":6},\
                        "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":5,\
                        "annotations":{"a":"\\"","org.opencontainers.image.title":"b"}}],\
                        "subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":7},\
                        "annotations":{"org.opencontainers.image.version":"1"}}""".formatted(Digest.of("config"), Digest.of("layer"), Digest.of("subject")));
        assertThat(Manifest.read(manifest.json(), "a test")).isEqualTo(manifest);
    }

    @Test
    void writesAnIndexFieldByField() {
        Descriptor manifest = Descriptor.of(MediaType.MANIFEST, Digest.of("manifest"), 8);
        Index index = Index.of(List.of(manifest.on(Platform.ARMV7), manifest.on(Platform.AMD64)))
                .annotated(Map.of(Annotations.VERSION, "1"));
        assertThat(text(index.json())).isEqualTo("""
                        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[\
                        {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%1$s","size":8,\
                        "platform":{"architecture":"arm","os":"linux","variant":"v7"}},\
                        {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%1$s","size":8,\
                        "platform":{"architecture":"amd64","os":"linux"}}],\
                        "annotations":{"org.opencontainers.image.version":"1"}}""".formatted(Digest.of("manifest")));
        assertThat(Index.read(index.json(), "a test")).isEqualTo(index);
    }

    @Test
    void readsWhatLeavesEverythingAway() {
        String json = """
                {"os":"linux","architecture":"arm64","created":null,"config":{"Cmd":null,"Labels":null},
                 "rootfs":{"type":"layers","diff_ids":[]},"unknown":[1]}""";
        ImageConfig config = ImageConfig.read(bytes(json), "a test");
        assertThat(config.process()).isEqualTo(RunConfig.none());
        assertThat(config.created()).isEmpty();
        assertThat(Manifest.read(
                                bytes("{'schemaVersion':2,'config':%s,'layers':[]}"
                                        .replace('\'', '"')
                                        .formatted(text(JsonText.document(to -> DescriptorJson.write(BLOB, to))))),
                                "a test")
                        .mediaType())
                .isEqualTo(MediaType.MANIFEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html>|it is not JSON",
                "[1]|it is not a JSON object",
                "{}|schemaVersion is missing",
                "{'schemaVersion':1}|Docker's first schema",
                "{'schemaVersion':2,'mediaType':'application/vnd.oci.image.manifest.v1+json'}|mediaType is",
                "{'schemaVersion':2,'mediaType':5}|mediaType is not a text",
                "{'schemaVersion':2,'manifests':{}}|manifests is not a list",
                "{'schemaVersion':2,'manifests':[{'mediaType':'nonsense'}]}|not a media type ('nonsense')",
                "{'schemaVersion':2,'manifests':[{'mediaType':'a/b','digest':'sha512:00'}]}|not a SHA-256 digest",
                "{'schemaVersion':2,'manifests':[{'mediaType':'a/b','digest':'DIGEST','size':-1}]}|size is not",
                "{'schemaVersion':2,'manifests':[{'mediaType':'a/b','digest':'DIGEST','size':1.5}]}|size is not",
            })
    void saysWhichFieldOfWhichDocumentIsWrong(String json, String message) {
        String text = json.replace('\'', '"').replace("DIGEST", Digest.of("x").toString());
        assertThatThrownBy(() -> Index.read(bytes(text), "the index of the test"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("the index of the test cannot be used: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"amd64,,AMD64", "arm64,v8,ARM64", "arm,,ARMV7", "arm,v7,ARMV7", "arm,v5,ARMV5", "arm,v6,", "riscv64,,"})
    void knowsPlatformsAsOthersWriteThem(String architecture, String variant, Platform known) {
        assertThat(new OciPlatform("linux", architecture, Optional.ofNullable(variant)).known())
                .isEqualTo(Optional.ofNullable(known));
        assertThat(new OciPlatform("windows", architecture, Optional.ofNullable(variant)).known())
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
