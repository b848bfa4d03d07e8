package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.Body;
import dev.mt.routeros.simulator.net.Headers;
import dev.mt.routeros.simulator.net.NetworkProblem;
import dev.mt.routeros.simulator.net.Request;
import dev.mt.routeros.simulator.net.Response;
import dev.mt.routeros.simulator.net.Trust;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.storage.Files;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import dev.mt.routeros.simulator.storage.Text;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /tool/fetch} over HTTP, with what it silently does: certificates unchecked unless asked for, long bodies cut. */
final class Fetch {
    /** What {@code output=user} gives at most, and {@code user-with-headers}. */
    private static final int MOST = 64_512;

    private static final int MOST_WITH_HEADERS = 20_480;

    private final Router router;

    Fetch(Router router) {
        this.router = router;
    }

    Value call(Arguments arguments, Session session) {
        DeviceMode.check(router, "fetch");
        if (!session.may("ftp") || !session.may("test")) {
            throw ScriptError.failure("not enough permissions");
        }
        URI uri = uri(arguments);
        long began = router.timeline().nowMillis();
        Response response = follow(uri, arguments);
        boolean good = response.status() / 100 == 2
                || (response.status() == 304 && router.version().isAtLeast(7, 22));
        if (!good) {
            throw ScriptError.failure("Status " + response.status() + ", " + response.reason());
        }
        Map<String, Value> result = new TreeMap<>();
        String output = arguments.text("output");
        boolean toUser = output.startsWith("user");
        boolean withHeaders = output.equals("user-with-headers");
        if (toUser) {
            Text data = response.body().text(withHeaders ? MOST_WITH_HEADERS : MOST);
            if (data.length() > 0 || !withHeaders) {
                result.put("data", Str.of(data.string()));
            }
            if (withHeaders && (data.length() > 0 || router.version().isAtLeast(7, 21))) {
                result.put("http-headers", headers(response.headers()));
            }
        } else if (!output.equals("none") && !arguments.text("keep-result").equals("no")) {
            store(uri, arguments, response.body());
        }
        long kib = (response.body().length() + 1023L) / 1024;
        result.put("status", Str.of("finished"));
        result.put("code", Num.of(response.status()));
        result.put("downloaded", Num.of(kib));
        result.put("total", Num.of(kib));
        result.put("duration", Time.of(Duration.ofMillis(router.timeline().nowMillis() - began)));
        if (arguments.has("as-value")) {
            return Array.of(List.of(), result);
        }
        session.output().accept("      status: finished");
        session.output().accept("  downloaded: " + kib + "KiB");
        if (toUser) {
            session.output()
                    .accept("        data: " + response.body().text(MOST).string());
        }
        return Nil.NIL;
    }

    private static URI uri(Arguments arguments) {
        String text = arguments.get("url", 0).map(Types::text).orElse("");
        if (text.isEmpty() && !arguments.text("address").isEmpty()) {
            String mode = arguments.text("mode").isEmpty() ? "http" : arguments.text("mode");
            text = mode + "://" + arguments.text("address") + "/" + arguments.text("src-path");
        }
        if (text.isEmpty()) {
            throw ScriptError.missingValues("url");
        }
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw ScriptError.failure("invalid URL");
    }

    private Response follow(URI first, Arguments arguments) {
        URI uri = first;
        String method = arguments.text("http-method").isEmpty()
                ? arguments.text("http-data").isEmpty() ? "get" : "post"
                : arguments.text("http-method");
        for (long left = redirects(arguments); ; left--) {
            Response response = exchange(uri, method.toUpperCase(Locale.ROOT), arguments);
            Optional<String> location = response.headers().first("Location");
            if (response.status() / 100 != 3 || response.status() == 304 || location.isEmpty() || left <= 0) {
                return response;
            }
            try {
                uri = uri.resolve(location.get());
            } catch (IllegalArgumentException e) {
                throw ScriptError.failure("invalid URL in redirect");
            }
        }
    }

    /** Before 7.18 redirects could not be asked for, and none is followed; since 7.22 two are, unless told otherwise. */
    private long redirects(Arguments arguments) {
        long usual = router.version().isAtLeast(7, 22) ? 2 : 0;
        return arguments
                .get("http-max-redirect-count")
                .map(value -> Types.NUM.read(value, "http-max-redirect-count"))
                .map(value -> ((Num) value).number())
                .orElse(usual);
    }

    private Response exchange(URI uri, String method, Arguments arguments) {
        router.operations().step(Operation.Kind.FETCH, method + " " + uri);
        Headers headers = fields(arguments);
        if (headers.first("User-Agent").isEmpty()) {
            headers = headers.with("User-Agent", "MikroTik/" + router.version().line() + " Fetch");
        }
        if (!arguments.text("user").isEmpty() && headers.first("Authorization").isEmpty()) {
            byte[] pair = Text.of(arguments.text("user") + ":" + arguments.text("password"))
                    .bytes();
            headers =
                    headers.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        Body body = Body.of(Text.of(arguments.text("http-data")));
        Duration patience = arguments
                .get("idle-timeout")
                .map(value -> Types.TIME.read(value, "idle-timeout"))
                .filter(Time.class::isInstance)
                .map(value -> ((Time) value).duration())
                .orElse(Duration.ofSeconds(10));
        try {
            Response response =
                    router.uplink().exchange(new Request(method, uri, headers, body, trust(arguments), patience));
            router.timeline().sleep(response.took());
            return response;
        } catch (NetworkProblem e) {
            router.timeline().sleep(e.took());
            throw ScriptError.failure(
                    switch (e.kind()) {
                        case RESOLVING -> "resolving error";
                        case TIMEOUT -> "connection timeout";
                        case REFUSED -> "connection refused";
                        case UNREACHABLE -> "no route to host";
                        case CLOSED -> "closing connection";
                        case CERTIFICATE -> "ssl: " + e.getMessage();
                    });
        }
    }

    private Trust trust(Arguments arguments) {
        String check = arguments.text("check-certificate");
        return switch (check) {
            case "yes", "true" -> router.certificates().trust(true, true, "fetch");
            case "yes-without-crl" -> router.certificates().trust(true, false, "fetch");
            case "", "no", "false" -> Trust.blind(router.clock().now());
            default -> throw ScriptError.noValueOf("check-certificate");
        };
    }

    /** {@code A: x,B: y}; a comma that belongs to a value has a backslash before it. */
    private static Headers fields(Arguments arguments) {
        Headers headers = Headers.NONE;
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        String text = arguments.text("http-header-field");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                field.append(',');
                i++;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        for (String each : fields) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                headers = headers.with(
                        each.substring(0, colon).strip(),
                        each.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** Seen as a text and as an array: here a text up to 7.19. */
    private Value headers(Headers headers) {
        List<Str> lines = headers.fields().stream()
                .map(field -> Str.of(field.name() + ": " + field.value()))
                .toList();
        return router.version().isAtLeast(7, 20)
                ? Array.of(lines)
                : Str.of(String.join(";", lines.stream().map(Str::text).toList()));
    }

    private void store(URI uri, Arguments arguments, Body body) {
        String path = String.valueOf(uri.getPath());
        String name = arguments.text("dst-path");
        if (name.isEmpty()) {
            name = path.substring(path.lastIndexOf('/') + 1);
        }
        if (name.isEmpty()) {
            throw ScriptError.failure("no file name");
        }
        router.operations().step(Operation.Kind.FILE, "write " + Files.normal(name));
        router.flash();
        try {
            router.files().put(name, Node.Data.of(body.text(Integer.MAX_VALUE)));
        } catch (NoSpace e) {
            throw ScriptError.failure("no space left");
        }
    }
}
