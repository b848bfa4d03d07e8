package dev.mt;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between rooms: the table of docs/DESIGN.md. Rooms that are still to come have their arrows too. */
final class TestArchitecture {
    private static final String ROOT = "dev.mt.";

    /** What each room may use beside itself and {@code core}. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("core", List.of()),
            Map.entry("oci", List.of()),
            Map.entry("elf", List.of()),
            Map.entry("registry", List.of("oci")),
            Map.entry("pack", List.of("elf")),
            Map.entry("recipe", List.of("elf", "pack", "oci")),
            Map.entry("size", List.of("oci", "elf", "pack", "registry")),
            Map.entry("proof", List.of("oci")),
            Map.entry("release", List.of("oci", "registry")),
            Map.entry("routeros", List.of()),
            Map.entry("routeros.simulator", List.of("routeros", "oci", "registry")),
            Map.entry("routeros.simulator.console", List.of("routeros", "routeros.simulator")),
            Map.entry(
                    "routeros.simulator.rest", List.of("routeros", "routeros.simulator", "routeros.simulator.console")),
            Map.entry(
                    "routeros.simulator.ssh", List.of("routeros", "routeros.simulator", "routeros.simulator.console")),
            Map.entry("router", List.of("routeros")),
            Map.entry("cli", List.of("*")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mt");

    @TestFactory
    Stream<DynamicTest> eachRoomUsesOnlyWhatItMay() {
        return MAY_USE.entrySet().stream()
                .filter(room -> !room.getValue().contains("*"))
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> usesOnly(room.getKey(), room.getValue())
                        .check(CLASSES)));
    }

    private static ArchRule usesOnly(String room, List<String> others) {
        DescribedPredicate<JavaClass> forbidden = resideInAnyPackage("dev.mt..").and(notIn(room));
        for (String other : Stream.concat(Stream.of("core"), others.stream()).toList()) {
            forbidden = forbidden.and(notIn(other));
        }
        return ArchRuleDefinition.noClasses()
                .that(in(room))
                .should()
                .dependOnClassesThat(forbidden.as("are in a room that %s may not use", room))
                .allowEmptyShould(true);
    }

    @Test
    void everyClassIsInARoom() {
        List<String> homeless = new ArrayList<>();
        for (JavaClass each : CLASSES) {
            if (MAY_USE.keySet().stream().noneMatch(room -> in(room).test(each))) {
                homeless.add(each.getName());
            }
        }
        assertThat(homeless)
                .as("give each new room its arrows here and in docs/DESIGN.md")
                .isEmpty();
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dev.mt.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** The rules above would hold of nothing as well. */
    @Test
    void theRulesSeeWhatTheyJudge() {
        assertThat(usesOnly("cli", List.of()).evaluate(CLASSES).hasViolation()).isTrue();
        assertThat(usesOnly("registry", List.of()).evaluate(CLASSES).hasViolation())
                .isTrue();
        assertThat(CLASSES.stream().filter(in("core"))).hasSizeGreaterThan(5);
    }

    @Test
    void theRecipesPackagesHaveNoCycles() {
        slices().matching("dev.mt.recipe.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** What a machine is like comes in from outside, so that tests can say it. */
    @Test
    void onlyTheCommandLineAsksTheProcess() {
        ArchRuleDefinition.noClasses()
                .that(notIn("cli"))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    /** What is between people or programs and the simulated router can be left out without touching it. */
    @Test
    void onlyFrontEndsUseTheLibrariesOfFrontEnds() {
        ArchRuleDefinition.noClasses()
                .that(notIn("routeros.simulator.console")
                        .and(notIn("routeros.simulator.ssh"))
                        .and(notIn("cli")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline..", "org.apache.sshd..")
                .check(CLASSES);
    }

    @Test
    void onlyTheRunnerOfCommandsStartsProcesses() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("dev.mt.core.process")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Process.class)
                .check(CLASSES);
    }

    /** Classes of a room: of its package and those below, but not of a room below it. */
    private static DescribedPredicate<JavaClass> in(String room) {
        DescribedPredicate<JavaClass> own = resideInAnyPackage(ROOT + room + "..");
        for (String other : MAY_USE.keySet()) {
            if (other.startsWith(room + ".")) {
                own = own.and(DescribedPredicate.not(resideInAnyPackage(ROOT + other + "..")));
            }
        }
        return own;
    }

    private static DescribedPredicate<JavaClass> notIn(String room) {
        return DescribedPredicate.not(in(room));
    }
}
