package dev.mt.elf.symbols;

/** Names of functions as tracebacks print them ({@code runtime/traceback.go}, {@code printFuncName}, Go 1.27.4). */
public final class PrintedName {
    private PrintedName() {}

    /** The name with type arguments as {@code [...]}, and {@code panic} for the function that {@code panic} calls. */
    public static String of(String name) {
        if (name.equals("runtime.gopanic")) {
            return "panic";
        }
        StringBuilder printed = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ']' && depth > 0 && --depth == 0) {
                printed.append("...");
            }
            if (depth == 0) {
                printed.append(c);
            }
            if (c == '[') {
                depth++;
            }
        }
        return depth == 0 ? printed.toString() : name;
    }
}
