package dev.mt.proof.world;

import dev.mt.proof.witness.WebServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the programs of {@code dev.mt.proof.witness} are started: by the JVM that runs this one, out of the same classes. */
public final class WitnessProgram {
    private WitnessProgram() {}

    /** The words that start one. */
    public static List<String> words(String name, String... arguments) {
        Path classes;
        try {
            classes = Path.of(WebServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where are our classes?", e);
        }
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes.toString(),
                WebServer.class.getPackageName() + "." + name));
        words.addAll(List.of(arguments));
        return words;
    }
}
