package dev.mt.release.pins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.release.pins.Pin.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPins {
    private static final String SUM = "a".repeat(64);

    @TempDir
    private Path root = Path.of("");

    private TestPins write(String file, String... lines) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, String.join("\n", lines) + "\n");
        return this;
    }

    private List<String> problems() {
        return Pins.read(root).problems().stream()
                .map(problem -> "%s %s: %s".formatted(problem.severity(), problem.place(), problem.what()))
                .toList();
    }

    private List<String> all() {
        return Pins.read(root).all().stream()
                .map(pin -> "%s %s %s %s %s"
                        .formatted(
                                pin.place(),
                                pin.kind(),
                                pin.name(),
                                pin.version(),
                                pin.checksum().orElse("-")))
                .toList();
    }

    @Test
    void theRealOnesAgree() {
        Pins pins = Pins.read(Path.of(System.getProperty("mt.home", "")).toAbsolutePath());
        assertThat(pins.agree()).as(pins.problems().toString()).isTrue();
        Set<Kind> kinds = pins.all().stream().map(Pin::kind).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
        assertThat(pins.all()).anyMatch(pin -> pin.name().equals("tailscale.com"));
    }

    @Test
    void pinsOfGoModules() throws IOException {
        write(
                        "image/tailscale/go.mod",
                        "module x // tailscale.com v9",
                        "go 1.27.3",
                        "toolchain go1.27.4",
                        "require (",
                        "\ttailscale.com v1.104.5",
                        "\tgolang.org/x/sys v0.1.0 // indirect",
                        ")",
                        "exclude (",
                        "\tgithub.com/a/b v1.0.0",
                        ")")
                .write(
                        "image/tailscale/go.sum",
                        "tailscale.com v1.104.5 h1:abc=",
                        "tailscale.com v1.104.5/go.mod h1:d=");
        assertThat(all())
                .containsExactly(
                        "image/tailscale/go.mod:3 go-toolchain go 1.27.4 -",
                        "image/tailscale/go.mod:5 go-module tailscale.com v1.104.5 h1:abc=");
        assertThat(problems()).isEmpty();
        write("image/tailscale/go.sum", "tailscale.com v1.104.5/go.mod h1:d=");
        assertThat(problems())
                .containsExactly("WRONG image/tailscale/go.mod:5: tailscale.com v1.104.5 is not in go.sum");
    }

    @Test
    void aTailscaleThatIsNoReleaseIsWrong() throws IOException {
        write("image/tailscale/go.mod", "require tailscale.com v1.106.0-pre.1");
        write("image/tailscale/go.sum", "tailscale.com v1.106.0-pre.1 h1:a=");
        write("proof/stock/go.mod", "require tailscale.com v1.105.2");
        write("proof/stock/go.sum", "tailscale.com v1.105.2 h1:a=");
        assertThat(problems())
                .containsExactly(
                        "WRONG image/tailscale/go.mod:1: Tailscale v1.106.0-pre.1 is no release: pre-releases are not built",
                        "WRONG proof/stock/go.mod:1: Tailscale v1.105.2 is unstable: its minor is odd");
    }

    @Test
    void theSameThingTwiceIsTheSame() throws IOException {
        write("image/tailscale/go.mod", "toolchain go1.27.4");
        write("proof/safety/go.mod", "toolchain go1.27.3");
        write("proof/a/go.mod", "toolchain go1.26.8");
        assertThat(problems())
                .containsExactly(
                        "WRONG proof/safety/go.mod:1: go is 1.27.3 here, and 1.27.4 at image/tailscale/go.mod:1");
        write("proof/safety/go.mod", "toolchain go1.27.4").write("proof/b/go.mod", "toolchain go1.26.9");
        assertThat(problems())
                .containsExactly("WRONG proof/b/go.mod:1: go is 1.26.9 here, and 1.26.8 at proof/a/go.mod:1");
    }

    @Test
    void thePeerOfTheTestsIsNotNewerThanTheImage() throws IOException {
        write("image/tailscale/go.mod", "require tailscale.com v1.104.5");
        write("image/tailscale/go.sum", "tailscale.com v1.104.5 h1:a=");
        write("proof/stock/go.mod", "require tailscale.com v1.102.4");
        write(
                "proof/stock/go.sum",
                "tailscale.com v1.102.4 h1:a=",
                "tailscale.com v1.106.0 h1:a=",
                "tailscale.com v1.103.1 h1:a=");
        assertThat(problems()).isEmpty();
        write("proof/stock/go.mod", "require tailscale.com v1.106.0");
        assertThat(problems())
                .containsExactly(
                        "WRONG proof/stock/go.mod:1: the tests' peer is Tailscale v1.106.0, newer than the image's "
                                + "v1.104.5 (image/tailscale/go.mod:1)");
        write("proof/stock/go.mod", "require tailscale.com v1.103.1");
        assertThat(problems())
                .containsExactly("WRONG proof/stock/go.mod:1: Tailscale v1.103.1 is unstable: its minor is odd");
    }

    @Test
    void pinsOfPipelines() throws IOException {
        write(
                ".woodpecker/a.yaml",
                "steps:",
                "  - image: docker.io/library/debian:trixie@sha256:" + SUM,
                "  - image: docker.io/library/debian:trixie",
                "  - image: 'registry.test:5000/a/b:1.2' # why");
        assertThat(all())
                .containsExactly(
                        ".woodpecker/a.yaml:2 image docker.io/library/debian trixie sha256:" + SUM,
                        ".woodpecker/a.yaml:3 image docker.io/library/debian trixie -",
                        ".woodpecker/a.yaml:4 image registry.test:5000/a/b 1.2 -");
        assertThat(problems())
                .hasSize(3)
                .contains(
                        "WRONG .woodpecker/a.yaml:3: docker.io/library/debian is trixie without a digest here, and trixie@sha256:"
                                + SUM + " at .woodpecker/a.yaml:2")
                .anyMatch(problem ->
                        problem.startsWith("NOTE .woodpecker/a.yaml:4: the image registry.test:5000/a/b:1.2"));
    }

    @Test
    void pinsOfPythonNpmAndSources() throws IOException {
        write("proof/t/requirements.txt", "# x==1", "zig==0.15.2 \\", "    --hash=sha256:" + SUM, "bare==1");
        write("proof/t/package.json", "{\"dependencies\": {", "\"renovate\": \"44.1.2\",", "\"loose\": \"1.0.0\"}}");
        write(
                "proof/t/package-lock.json",
                "{\"packages\": {\"node_modules/renovate\": {\"version\": \"44.1.2\", \"integrity\": \"sha512-x\"}}}");
        write("image/busybox/source.toml", "version = \"1.37.0\"", "urls = [\"https://b.test/b-1.37.0.tar\"]");
        assertThat(all())
                .containsExactly(
                        "image/busybox/source.toml:1 source busybox 1.37.0 -",
                        "proof/t/package.json:2 npm renovate 44.1.2 sha512-x",
                        "proof/t/package.json:3 npm loose 1.0.0 -",
                        "proof/t/requirements.txt:2 python zig 0.15.2 sha256:" + SUM,
                        "proof/t/requirements.txt:4 python bare 1 -");
        assertThat(problems())
                .containsExactly(
                        "WRONG image/busybox/source.toml:1: busybox has no sha256",
                        "WRONG image/busybox/source.toml:2: busybox names a version of its own: write {version} in urls = "
                                + "[\"https://b.test/b-1.37.0.tar\"]",
                        "WRONG proof/t/package.json:3: package-lock.json does not have loose at version 1.0.0",
                        "WRONG proof/t/requirements.txt:4: bare==1 has no hash");
    }

    @Test
    void pinsOfMaven() throws IOException {
        write(
                "pom.xml",
                "<project><groupId>dev.mt</groupId>",
                "<artifactId>mt</artifactId><version>1</version>",
                "<!-- <groupId>no</groupId><artifactId>no</artifactId><version>1</version> -->",
                "<properties><a.version>1.2.3</a.version></properties>",
                "<dependency><groupId>g</groupId>",
                "<artifactId>a</artifactId><version>${a.version}</version></dependency>",
                "<plugin><groupId>g</groupId><artifactId>p</artifactId>",
                "<version>3.0</version></plugin>",
                "<palantirJavaFormat><version>2.80.0</version></palantirJavaFormat></project>");
        assertThat(all())
                .containsExactly(
                        "pom.xml:4 maven g:a 1.2.3 -",
                        "pom.xml:8 maven g:p 3.0 -",
                        "pom.xml:9 maven com.palantir.javaformat:palantir-java-format 2.80.0 -");
    }
}
