package dev.mt.release.pins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every registry that Renovate asks, on this machine: a Go proxy, Go's list of its own releases, Maven, PyPI, npm, a registry
 * of images, and busybox's page. Of what it is told about it has those versions, of everything else none.
 */
final class TestingVersions implements AutoCloseable {
    private static final Pattern MANIFEST = Pattern.compile("/v2/.+/manifests/.+");

    private final HttpServer server;
    private final Map<String, List<String>> versions = new TreeMap<>();
    private final Map<Pattern, Function<String, String>> pages = Map.of(
            Pattern.compile("/go/(.+)/@v/list"),
            name -> of(name).stream().map(each -> each + "\n").collect(Collectors.joining()),
            Pattern.compile("/go/.+/@v/(.+)\\.info"),
            version -> "{\"Version\": \"%s\", \"Time\": \"2026-10-01T00:00:00Z\"}".formatted(version),
            Pattern.compile("/golang/HEAD/internal/history/release\\.go"),
            this::golang,
            Pattern.compile("/maven/(.+)/maven-metadata\\.xml"),
            this::maven,
            Pattern.compile("/maven/(.+)\\.pom"),
            ignored -> "<project/>",
            Pattern.compile("/pypi/simple/([^/]+)/"),
            this::pypi,
            Pattern.compile("/npm/([^/]+)"),
            this::npm,
            Pattern.compile("/busybox/?"),
            ignored -> joined(of("busybox"), "<html><pre>", "<a href=\"busybox-%s.tar.bz2\">x</a>\n", "</pre></html>"),
            Pattern.compile("/v2/(.+)/tags/list"),
            this::tags,
            Pattern.compile("/v2/(?:.+/manifests/.+)?"),
            ignored -> "{}");
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    TestingVersions() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The digest that every image has here. */
    static final String DIGEST = "sha256:" + "ab".repeat(32);

    TestingVersions have(String name, String... all) {
        versions.put(name, List.of(all));
        return this;
    }

    /** What was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    String address() {
        return "http://" + host();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Leads Renovate here. It leaves the rules of renovate.json as they are. */
    String globalConfig() {
        return """
                {"hostRules": [{"matchHost": "127.0.0.1", "insecureRegistry": true, "allowInternal": true}],
                 "registryAliases": {"docker.io": "%2$s"},
                 "packageRules": [
                  {"matchDatasources": ["golang-version"], "registryUrls": ["%1$s/golang"]},
                  {"matchDatasources": ["custom.busybox"], "registryUrls": ["%1$s/busybox/"]},
                  {"matchDatasources": ["maven"], "registryUrls": ["%1$s/maven/"]},
                  {"matchDatasources": ["pypi"], "registryUrls": ["%1$s/pypi/simple/"]},
                  {"matchDatasources": ["npm"], "registryUrls": ["%1$s/npm/"]}]}
                """.formatted(address(), host());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            exchange.getResponseHeaders().add("Docker-Content-Digest", DIGEST);
            exchange.getResponseHeaders().add("Last-Modified", "Thu, 01 Oct 2026 00:00:00 GMT");
            String text = text(path);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type(text, path));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(text.isEmpty() ? 404 : 200, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static String type(String text, String path) {
        if (MANIFEST.matcher(path).matches()) {
            return "application/vnd.oci.image.index.v1+json";
        }
        return text.startsWith("{") ? "application/json" : text.startsWith("<html") ? "text/html" : "text/plain";
    }

    private String text(String path) {
        for (Map.Entry<Pattern, Function<String, String>> page : pages.entrySet()) {
            Matcher matcher = page.getKey().matcher(path);
            if (matcher.matches()) {
                return page.getValue().apply(matcher.groupCount() == 0 ? "" : matcher.group(1));
            }
        }
        return "";
    }

    private String golang(String ignored) {
        return of("go").stream()
                .map(version -> "\t{\n\t\tDate: Date{2026, 10, 1}, Version: Version{%s},\n\t},\n"
                        .formatted(version.replace(".", ", ")))
                .collect(Collectors.joining("", "var Releases = []*Release{\n", "}\n"));
    }

    private String maven(String path) {
        int end = path.lastIndexOf('/');
        String name = path.substring(0, end).replace('/', '.') + ":" + path.substring(end + 1);
        return joined(
                of(name),
                "<metadata><versioning><versions>",
                "<version>%s</version>",
                "</versions></versioning></metadata>");
    }

    private String pypi(String name) {
        String link = "<a href=\"%1$s-%%1$s.tar.gz\">%1$s-%%1$s.tar.gz</a>\n".formatted(name);
        return joined(of(name), "<html><body>", link, "</body></html>");
    }

    private String tags(String name) {
        String tags = of(name).stream().map(tag -> '"' + tag + '"').collect(Collectors.joining(", "));
        return "{\"name\": \"%s\", \"tags\": [%s]}".formatted(name, tags);
    }

    private String npm(String name) {
        List<String> all = of(name);
        if (all.isEmpty()) {
            return "";
        }
        String each = all.stream()
                .map(version -> "\"%s\": {\"name\": \"%s\", \"version\": \"%s\"}".formatted(version, name, version))
                .collect(Collectors.joining(", "));
        return "{\"name\": \"%s\", \"dist-tags\": {\"latest\": \"%s\"}, \"versions\": {%s}}"
                .formatted(name, all.getLast(), each);
    }

    private static String joined(List<String> all, String start, String each, String end) {
        return all.isEmpty() ? "" : all.stream().map(each::formatted).collect(Collectors.joining("", start, end));
    }

    private List<String> of(String name) {
        return versions.getOrDefault(name, List.of());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
