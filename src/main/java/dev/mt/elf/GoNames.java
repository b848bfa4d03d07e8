package dev.mt.elf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which package a function of a Go program belongs to, by its name in the tables. The path of a package ends at the first
 * dot after its last slash; dots in its last element, and other odd characters, are written {@code %2e} ({@code
 * cmd/internal/objabi/path.go}, {@code PathToPrefix}, Go 1.27.4). Closures bear the package of the function that they are
 * written in, wherever that was inlined ({@code cmd/compile/internal/ir/func.go}, {@code closureName}).
 */
public final class GoNames {
    /** Generated functions that compare and hash values; since Go 1.27 types of one shape share them. */
    public static final String TYPES = "type:";
    /** What linker and compiler add, such as methods of types without a name. */
    public static final String GENERATED = "go:";

    private GoNames() {}

    /**
     * The path of the package, such as {@code net/http} or {@code vendor/golang.org/x/net/idna}; {@link #TYPES} or {@link
     * #GENERATED} for what belongs to none; empty where the name does not say it, as in much assembly.
     */
    public static Optional<String> packageOf(String function) {
        for (String generated : new String[] {TYPES, GENERATED}) {
            if (function.startsWith(generated)) {
                return Optional.of(generated);
            }
        }
        // Type arguments and receivers hold slashes and dots of other packages.
        int end = Math.min(indexOr(function, '[', function.length()), indexOr(function, '(', function.length()));
        int dot = function.indexOf('.', function.lastIndexOf('/', end - 1) + 1);
        // The compiler writes "_" for a package that it does not know.
        if (dot <= 0 || dot >= end || function.substring(0, dot).equals("_")) {
            return Optional.empty();
        }
        return Optional.of(unescaped(function.substring(0, dot)));
    }

    private static int indexOr(String text, char wanted, int otherwise) {
        int index = text.indexOf(wanted);
        return index < 0 ? otherwise : index;
    }

    /** {@code cmd/internal/objabi/path.go}, {@code PrefixToPath}; what is no escape stays as it is. */
    private static String unescaped(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                out.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
