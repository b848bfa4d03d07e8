package dev.mt.recipe.certificates;

import dev.mt.core.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which certificate authorities the image trusts: the values of {@code --ca}. */
public sealed interface CertificateChoice {
    /** Those of the list {@code image/certificates/common.txt}. */
    record Common() implements CertificateChoice {}

    /** All of Mozilla's. */
    record All() implements CertificateChoice {}

    /**
     * Those of a PEM file, and no others.
     *
     * @param pem the file
     */
    record Of(Path pem) implements CertificateChoice {
        public Of {
            if (!Files.isRegularFile(pem)) {
                throw Failure.usage(
                        "--ca %s: there is no such file".formatted(pem),
                        "give 'common', 'all', or a PEM file with the certificates that the image is to trust");
            }
        }
    }

    /** Reads the option's value. */
    static CertificateChoice parse(String text) {
        return switch (text) {
            case "common" -> new Common();
            case "all" -> new All();
            default -> new Of(Path.of(text));
        };
    }
}
