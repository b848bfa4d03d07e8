package dev.mt.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Each fact in docs/ROUTEROS-FACTS.md names tests, and those are there. */
class TestFacts {
    private static final Pattern NAMED = Pattern.compile("`([a-z.]+\\.Test\\w+)#(\\w+)`");

    /** The lines of tables that say something, without heads and rules. */
    private static List<String> facts() throws IOException {
        Path file = Path.of(System.getProperty("mt.home", ""), "docs", "ROUTEROS-FACTS.md");
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("| ") && !line.equals("| what | test |"))
                .toList();
    }

    @Test
    void eachNamesATest() throws IOException {
        assertThat(facts()).hasSizeGreaterThan(60).allMatch(line -> NAMED.matcher(line)
                .find());
    }

    @Test
    void theTestsExist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String fact : facts()) {
            Matcher named = NAMED.matcher(fact);
            while (named.find()) {
                if (!exists(named.group(1), named.group(2))) {
                    missing.add(named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(exists("TestFacts", "facts")).as("a method that is no test").isFalse();
        assertThat(exists("TestFacts", "theTestsExist")).isTrue();
    }

    private static boolean exists(String name, String method) {
        try {
            Class<?> type = Class.forName("dev.mt.routeros." + name);
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(each -> each.getName().equals(method))
                    .anyMatch(TestFacts::isTest);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class);
    }
}
