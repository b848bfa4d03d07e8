package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.elf.ElfClass;
import dev.mt.elf.TestingGoProgram;
import dev.mt.oci.ByteSource;
import dev.mt.oci.DockerArchive;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.ImageSource;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TestingImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures images that are really written, in each of the places where they can be. */
class TestMeasure {
    private static final byte[] PROGRAM = new TestingGoProgram(ElfClass.ELF64, 1)
            .function("main.main", 100, 0)
            .build();

    @TempDir
    private Path folder = Path.of("");

    private final List<String> references = new ArrayList<>();
    private final Measure measure = new Measure(new ImageSources(this::registry));

    private ImageSource registry(String reference) {
        references.add(reference);
        return OciLayout.open(folder.resolve("dist/oci"));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void write() {
        FileTree tree = FileTree.builder()
                .file("usr/bin/prog", 0755, ByteSource.of(PROGRAM))
                .file("usr/bin/script", 0755, ByteSource.of("#!/bin/sh\n"))
                .file("usr/share/prog", 0644, ByteSource.of(PROGRAM))
                .file("etc/empty", 0644, ByteSource.of(""))
                .link("bin/sh", "busybox")
                .build();
        Image arm64 = TestingImages.image(Platform.ARM64, tree, folder);
        Image armv5 = TestingImages.image(Platform.ARMV5, tree, folder);
        LayoutWriter.write(folder.resolve("dist/oci"), "v1", List.of(arm64, armv5), Map.of());
        DockerArchive.write(folder.resolve("x.tar"), armv5, "x:y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dist", "dist/oci"})
    void foldersAreMeasured(String name) {
        SizeReport report = measure.of(at(name), Set.of());
        assertThat(report.source()).isEqualTo(at("dist/oci"));
        assertThat(report.archive()).isEmpty();
        assertThat(report.images()).extracting(ImageSize::platform).containsExactly(Platform.ARM64, Platform.ARMV5);
        ImageSize image = report.images().getFirst();
        assertThat(image.files())
                .containsExactly(
                        new NamedBytes("/usr/bin/prog", PROGRAM.length),
                        new NamedBytes("/usr/share/prog", PROGRAM.length),
                        new NamedBytes("/usr/bin/script", 10),
                        new NamedBytes("/etc/empty", 0));
        assertThat(image.total()).isEqualTo(2 * PROGRAM.length + 10);
        assertThat(image.links()).isEqualTo(1);
        assertThat(image.folders()).isEqualTo(5);
        assertThat(image.stored()).isGreaterThan(image.unpacked()).isLessThan(image.unpacked() + 200);
        assertThat(image.unpacked()).isGreaterThan(image.total());
        assertThat(image.programs()).extracting(ProgramSize::path).containsExactly("/usr/bin/prog");
        assertThat(image.programs().getFirst()).isInstanceOf(ProgramSize.Open.class);
    }

    @Test
    void archivesAreMeasured() throws IOException {
        SizeReport report = measure.of(at("x.tar"), Set.of());
        assertThat(report.archive()).contains(Files.size(folder.resolve("x.tar")));
        assertThat(report.images()).extracting(ImageSize::platform).containsExactly(Platform.ARMV5);
        assertThat(report.images().getFirst().stored())
                .isEqualTo(report.images().getFirst().unpacked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org:5000/a/b:c", "example.org/a", "localhost/a", "alpine:3", "a/b@sha256:0"})
    void registriesAreMeasured(String reference) {
        assertThat(measure.of(reference, Set.of()).images()).hasSize(2);
        assertThat(references).containsExactly(reference);
    }

    @Test
    void platformsAreChosen() {
        assertThat(measure.of(at("dist"), EnumSet.of(Platform.ARMV5)).images())
                .extracting(ImageSize::platform)
                .containsExactly(Platform.ARMV5);
        assertThatThrownBy(() -> measure.of(at("dist"), EnumSet.of(Platform.AMD64)))
                .isInstanceOf(Failure.class)
                .hasMessage(at("dist/oci") + " has no image for amd64");
    }

    @Test
    void whatBothHaveIsCompared() {
        SizeComparison comparison = measure.compare(at("x.tar"), at("dist"), Set.of());
        assertThat(comparison.images()).extracting(ImageComparison::platform).containsExactly(Platform.ARMV5);
        ImageComparison image = comparison.images().getFirst();
        assertThat(image.total().difference()).isZero();
        assertThat(image.files()).allMatch(change -> change.difference() == 0);
        assertThat(image.packages().orElseThrow()).contains(new Change("main", 177, 177));
    }

    @Test
    void whatIsNoImageIsSaidSo() throws IOException {
        assertThatThrownBy(() -> measure.of(at("none.tar"), Set.of()))
                .isInstanceOf(Failure.class)
                .hasMessage("there is no image at %s: no such file or folder, and no reference to a registry"
                        .formatted(at("none.tar")));
        Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> measure.of(at("empty"), Set.of()))
                .isInstanceOf(Failure.class)
                .hasMessage("the folder %s holds no image: neither oci-layout nor oci/oci-layout is in it"
                        .formatted(at("empty")));
        Files.writeString(folder.resolve("text"), "no archive");
        assertThatThrownBy(() -> measure.of(at("text"), Set.of())).isInstanceOf(Failure.class);
    }

    @Test
    void aDamagedLayerIsTheFailureOfAll() throws IOException {
        try (Stream<Path> blobs = Files.walk(folder.resolve("dist/oci/blobs"))) {
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(blob);
                if (bytes[0] == 0x1f) {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(blob, bytes);
                }
            }
        }
        assertThatThrownBy(() -> measure.of(at("dist"), Set.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a layer of ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-there/x",
                "./a.b/not-there",
                "../a.b/not-there",
                "/a.b/not-there",
                "a.b-not-there",
                "https-not-there",
                "a.b/not-there.tar"
            })
    void pathsAreNoReferences(String name) {
        assertThatThrownBy(() -> measure.of(name, Set.of()))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("there is no image at ");
    }
}
