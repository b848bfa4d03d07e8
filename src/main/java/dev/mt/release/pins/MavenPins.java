package dev.mt.release.pins;

import dev.mt.core.Failure;
import dev.mt.release.pins.Pin.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pins of a pom.xml: every element with a group, an artifact and a version, properties put in, and the formatter's own. */
final class MavenPins {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern FORMATTER = Pattern.compile("<palantirJavaFormat>\\s*<version>([^<]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final String OWN = "dev.mt:mt";

    private MavenPins() {}

    static List<Pin> of(TextFile file) {
        // Comments become blanks, so that positions stay.
        String text =
                COMMENT.matcher(file.text()).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
        List<Pin> pins = new ArrayList<>();
        Matcher artifacts = ARTIFACT.matcher(text);
        while (artifacts.find()) {
            String name = artifacts.group(1) + ":" + artifacts.group(2);
            if (!name.equals(OWN)) {
                pins.add(pin(file, text, name, artifacts.group(3), artifacts.start(3)));
            }
        }
        Matcher formatter = FORMATTER.matcher(text);
        while (formatter.find()) {
            pins.add(pin(
                    file,
                    text,
                    "com.palantir.javaformat:palantir-java-format",
                    formatter.group(1),
                    formatter.start(1)));
        }
        return pins;
    }

    private static Pin pin(TextFile file, String text, String name, String version, int position) {
        Matcher property = PROPERTY.matcher(version);
        if (!property.matches()) {
            return new Pin(Kind.MAVEN, name, version, file.at(position), Optional.empty());
        }
        String element = property.group(1);
        Matcher value = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(Pattern.quote(element)))
                .matcher(text);
        if (!value.find()) {
            throw Failure.of(
                    "%s: the version of %s is ${%s}, which is not set".formatted(file.at(position), name, element),
                    "set it in <properties>");
        }
        return new Pin(Kind.MAVEN, name, value.group(1), file.at(value.start(1)), Optional.empty());
    }
}
