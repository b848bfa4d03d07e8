package dev.mt.routeros.simulator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestVolume {
    private final Volume volume = new Volume("flash", 1 << 20, 1 << 16, true);

    @Test
    void countsWholeBlocks() throws NoSpace {
        long before = volume.free();
        volume.put("a/b/c", Node.Data.of(Text.of("x")), 1);
        assertThat(before - volume.free()).isEqualTo(3 * Volume.BLOCK);
        volume.put("a/b/c", Node.Data.of(Volume.BLOCK + 1), 2);
        assertThat(before - volume.free()).isEqualTo(4 * Volume.BLOCK);
        assertThat(volume.blocksAt("a/b")).isEqualTo(3 * Volume.BLOCK);
        volume.remove("a");
        assertThat(volume.free()).isEqualTo(before);
    }

    @Test
    void changesNothingWhenThereIsNoSpace() throws NoSpace {
        volume.put("a", Node.Data.of(10), 1);
        long before = volume.free();
        assertThatThrownBy(() -> volume.put("b/c", Node.Data.of(volume.free()), 1))
                .isInstanceOf(NoSpace.class);
        assertThat(volume.free()).isEqualTo(before);
        assertThat(volume.find("b")).isEmpty();
        volume.withhold(before - Volume.BLOCK);
        assertThat(volume.free()).isEqualTo(Volume.BLOCK);
        volume.put("b", Node.Data.of(1), 1);
        assertThatThrownBy(() -> volume.put("d", Node.Data.of(1), 1)).isInstanceOf(NoSpace.class);
    }

    @Test
    void renamesFolders() throws NoSpace {
        volume.put("a/x", Node.Data.of(10), 1);
        volume.put("a-b", Node.Data.of(10), 1);
        long used = volume.used();
        volume.rename("a", "c");
        assertThat(volume.nodes()).containsOnlyKeys("a-b", "c", "c/x");
        assertThat(volume.used()).isEqualTo(used);
    }

    @Test
    void neverLosesCountOfWhatIsUsed() {
        Random random = new Random(7);
        long used = volume.used();
        for (int i = 0; i < 5000; i++) {
            String path = "f" + random.nextInt(5) + (random.nextBoolean() ? "/g" + random.nextInt(5) : "");
            try {
                switch (random.nextInt(3)) {
                    case 0 -> volume.put(path, Node.Data.of(random.nextInt(60_000)), i);
                    case 1 -> volume.remove(path);
                    default -> volume.rename(path, "h" + random.nextInt(5));
                }
            } catch (NoSpace e) {
                assertThat(volume.free()).isLessThan(70_000 + Volume.BLOCK);
            }
            long sum =
                    volume.nodes().values().stream().mapToLong(Volume::blocks).sum();
            assertThat(volume.used()).isEqualTo(used + sum);
        }
    }

    @Test
    void filesAreWhereTheirFirstNameSays() throws NoSpace {
        Volume memory = new Volume("memory", 1 << 20, 0, false);
        Files files = new Files(volume, Optional.of(memory), () -> 0);
        files.mount("tmp", new Volume("tmp", 1 << 16, 0, false));
        files.put("/flash//a.txt", Node.Data.of(Text.of("a")));
        files.put("b.txt", Node.Data.of(Text.of("b")));
        files.put("tmp/root", Node.Folder.STORE);
        files.put("tmp/root/bin/sh", Node.Data.of(5));
        files.put("tmp/root.tar", Node.Data.of(5));
        assertThat(files.listed()).containsOnlyKeys("b.txt", "flash", "flash/a.txt", "tmp", "tmp/root", "tmp/root.tar");
        files.reboot();
        assertThat(files.listed()).containsOnlyKeys("flash", "flash/a.txt");
    }
}
