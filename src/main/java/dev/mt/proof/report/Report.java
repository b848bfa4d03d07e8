package dev.mt.proof.report;

import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import dev.mt.proof.VerifyResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;

/** The files that people and other programs are given of a verification. */
public final class Report {
    private Report() {}

    /**
     * Writes {@code verify.xml} and {@code verify.html} into a folder.
     *
     * @param versions of what the images were judged with, by name
     */
    public static void write(Path folder, VerifyResult result, SortedMap<String, String> versions) {
        write(folder.resolve("verify.xml"), JUnitXml.of(result));
        write(folder.resolve("verify.html"), HtmlPage.of(result, versions));
    }

    static void write(Path file, String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, "", e);
        }
    }
}
