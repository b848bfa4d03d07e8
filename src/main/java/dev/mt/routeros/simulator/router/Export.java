package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code /export}: what was set, menu by menu in alphabetical order. Equal configurations give equal bytes. */
final class Export {
    private Export() {}

    static String of(Router router, List<String> below) {
        StringBuilder text = new StringBuilder();
        lines(router, below).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<String> lines(Router router, List<String> below) {
        List<String> lines = new ArrayList<>();
        List<Menu> menus = new ArrayList<>(router.menus().built());
        menus.sort(Comparator.comparing(menu -> String.join("/", menu.path)));
        for (Menu menu : menus) {
            boolean inside = menu.path.size() >= below.size()
                    && menu.path.subList(0, below.size()).equals(below);
            List<String> own = inside ? menu.exported() : List.of();
            if (!own.isEmpty()) {
                lines.add("/" + String.join(" ", menu.path));
                lines.addAll(own);
            }
        }
        return lines;
    }

    static Value command(Router router, List<String> path, Arguments arguments, Session session) {
        List<String> lines = new ArrayList<>();
        lines.add("# %s by RouterOS %s".formatted(Times.written(router.clock().local()), router.version()));
        lines.add("# model = " + router.spec().board());
        lines.addAll(lines(router, path));
        String file = arguments.text("file");
        if (file.isEmpty()) {
            lines.forEach(session.output());
            return Nil.NIL;
        }
        try {
            router.writeFile(file.endsWith(".rsc") ? file : file + ".rsc", String.join("\n", lines) + "\n");
        } catch (NoSpace e) {
            throw ScriptError.failure("not enough space");
        }
        return Nil.NIL;
    }
}
