package dev.mt.release.pins;

import dev.mt.release.pins.Pin.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images that pipelines run in: {@code image: name:tag@digest}, one a line. */
final class ImagePins {
    private static final Pattern IMAGE = Pattern.compile(
            "\\s*(?:- )?(?:image:|&\\w+)\\s+(?:&\\w+\\s+)?['\"]?([a-z0-9./_-]+(?::\\d+/[a-z0-9./_-]+)?)(?::([\\w.-]+))?(?:@(sha256:[0-9a-f]{64}))?['\"]?\\s*(?:#.*)?");

    private ImagePins() {}

    static List<Pin> of(TextFile file) {
        List<Pin> pins = new ArrayList<>();
        for (int i = 0; i < file.lines().size(); i++) {
            Matcher matcher = IMAGE.matcher(file.lines().get(i));
            if (file.lines().get(i).contains("image:") && matcher.matches()) {
                pins.add(new Pin(
                        Kind.IMAGE,
                        matcher.group(1),
                        Optional.ofNullable(matcher.group(2)).orElse(""),
                        file.place(i),
                        Optional.ofNullable(matcher.group(3))));
            }
        }
        return pins;
    }
}
