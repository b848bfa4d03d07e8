package dev.mt.cli;

import dev.mt.core.Bytes;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.WholeFile;
import dev.mt.recipe.pins.Budget;
import dev.mt.size.BudgetCheck;
import dev.mt.size.SizePage;
import dev.mt.size.SizeRecord;
import dev.mt.size.SizeReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of a checkout that say how large its image may be and was, and the page that shows it. */
final class SizeFiles {
    private SizeFiles() {}

    private static Path settings(Path home) {
        return home.resolve("image/image.toml");
    }

    private static Path recorded(Path home) {
        return home.resolve("image/size.json");
    }

    /** The limits; none if the checkout sets none. */
    static Map<Platform, Bytes> limits(Path home) {
        return Files.exists(settings(home))
                ? Budget.read(settings(home)).map(Budget::limits).orElse(Map.of())
                : Map.of();
    }

    /**
     * The check of {@code ./mt build --budget}.
     *
     * @throws Failure if there is no budget to hold to
     */
    static BudgetCheck budget(Path home) {
        Budget budget = Budget.read(settings(home))
                .orElseThrow(() -> Failure.of(
                        "there is no budget to hold to: no [budget] in " + settings(home),
                        "add one, such as: arm64 = 3_000_000"));
        return new BudgetCheck(budget.limits(), SizeRecord.read(recorded(home)));
    }

    /** Records sizes; those of platforms that are not in the report stay as they are. */
    static void record(Path home, SizeReport report) {
        SizeRecord.read(recorded(home)).with(report.images()).write(recorded(home));
    }

    /** Writes the page, and returns where. */
    static Path page(Path file, SizeReport report) {
        try {
            WholeFile.write(file, SizePage.of(report).getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw Failure.of("cannot write the page " + file, "give another file with --html", e);
        }
    }
}
