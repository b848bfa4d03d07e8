import dev.mt.core.Platform;
import dev.mt.elf.slim.GoSlimmer;
import dev.mt.pack.Packer;

/** Slims a compiled Go program, packs it behind a start code, and says how many bytes that makes. */
void main(String[] words) throws IOException {
    Platform platform = Platform.valueOf(words[0].toUpperCase(Locale.ROOT));
    byte[] startCode = Files.readAllBytes(Path.of(words[1]));
    byte[] slimmed = GoSlimmer.slim(Files.readAllBytes(Path.of(words[2])), words[2]).program();
    IO.println(new Packer(platform, startCode, false).pack(slimmed).length);
}
