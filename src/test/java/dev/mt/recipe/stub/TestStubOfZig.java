package dev.mt.recipe.stub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.ProcessRunner;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.Segment;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.pins.TestingImageFolder;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.TestingWork;
import dev.mt.recipe.step.Workshop;
import dev.mt.recipe.zig.Zig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What zig makes of the start code. */
@Tag("machine")
class TestStubOfZig {
    private static final CacheFolder CACHE = CacheFolder.of(System.getenv());
    private static final Host HOST = new Host(System.getenv());
    /** A third of it undoes Go's tables, knows other starts, and makes files in memory. */
    private static final int LONGEST = 10_600;

    private static final int LONGEST_IN_PLACE = 7_100;

    @TempDir
    Path folder;

    static Stream<Arguments> all() {
        return Arrays.stream(Platform.values())
                .flatMap(platform -> Stream.of(Arguments.of(platform, false), Arguments.of(platform, true)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSmallHasOneSegmentAndNamesNoPlace(Platform platform, boolean inPlace) throws IOException {
        byte[] bytes = compile(platform, inPlace, TestingImageFolder.file("unpack"), CACHE);
        ElfFile elf = ElfFile.read(ElfBytes.of("the start code", bytes));
        List<Segment> mapped = elf.segments().stream()
                .filter(segment -> segment.type() == Segment.LOAD)
                .toList();
        assertThat(mapped).hasSize(1);
        assertThat(mapped.getFirst().offset()).isZero();
        assertThat(mapped.getFirst().flags()).as("read and execute, not write").isEqualTo(5);
        assertThat(mapped.getFirst().fileSize())
                .isLessThan(inPlace ? LONGEST_IN_PLACE : LONGEST)
                .isEqualTo(mapped.getFirst().memorySize());
        assertThat(mapped.getFirst().fileSize() % 16).isZero();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain(".c\0", TestingImageFolder.repository().toString(), System.getProperty("user.home"));

        Path other = Files.createDirectories(folder.resolve("elsewhere/of another name"));
        try (Stream<Path> files = Files.list(TestingImageFolder.file("unpack"))) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        CacheFolder otherCache = new CacheFolder(folder.resolve("another cache"));
        assertThat(compile(platform, inPlace, other, otherCache))
                .as("compiled elsewhere")
                .isEqualTo(bytes);
    }

    private byte[] compile(Platform platform, boolean inPlace, Path sources, CacheFolder cache) throws IOException {
        Zig zig = new Zig(TestingImageFolder.file("toolchain/requirements.txt"), HOST);
        StubBinary step = new StubBinary(platform, inPlace, zig, sources, HOST, cache);
        try (Workshop workshop = new Workshop(CACHE, new ProcessRunner(), event -> {}, 1)) {
            Path compiler = workshop.finish(List.of(zig)).getFirst();
            TestingWork work = new TestingWork(Files.createTempDirectory(folder, "work"), new ProcessRunner());
            step.run(work.with(zig, compiler));
            return Files.readAllBytes(work.output().resolve(StubBinary.FILE));
        }
    }
}
