package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.pins.Edit;
import dev.mt.recipe.step.TestingWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTailscaleSource {
    private static final Edit EDIT = new Edit("net/wrap.go", "peers must not crash it", "panic(1)", "return");

    @TempDir
    Path folder;

    private final TestingCommandRunner commands = new TestingCommandRunner();
    private Path module = Path.of("");
    private Path additions = Path.of("");

    @BeforeEach
    void download() throws IOException {
        module = Files.createDirectories(folder.resolve("module"));
        write(module.resolve("net/wrap.go"), "package net\n\nfunc f() { panic(1) }\n");
        write(module.resolve("cmd/tailscaled/main.go"), "package main\n");
        additions = Files.createDirectories(folder.resolve("additions"));
        write(additions.resolve("cmd/tailscaled/mt_logs.go"), "package main // ours\n");
        write(additions.resolve("mt/keep/keep.go"), "package keep\n");
        write(additions.resolve("mt/keep/keep_test.go"), "package keep // test\n");
        TestingGo.downloads(commands, folder, "tailscale.com", module, "none.test", module);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private TailscaleSource step(Edit... edits) throws IOException {
        TestingGo go = new TestingGo(folder, commands);
        FeatureTags tags = new FeatureTags(go.module(), go.toolchain(), Map.of(), List.of());
        return new TailscaleSource(go.module(), go.toolchain(), tags, additions, List.of(edits));
    }

    private Failure refused(TailscaleSource step) throws IOException {
        TestingWork work = new TestingWork(Files.createTempDirectory(folder, "work"), commands);
        return catchThrowableOfType(Failure.class, () -> step.run(work));
    }

    @Test
    void isTheModuleWithAdditionsAndEditsBesideAGoModThatUsesIt() throws IOException {
        TestingWork work = new TestingWork(folder.resolve("work"), commands);
        step(EDIT).run(work);
        Path out = work.output();
        assertThat(out.resolve("src/net/wrap.go")).hasContent("package net\n\nfunc f() { return }\n");
        assertThat(out.resolve("src/cmd/tailscaled/main.go")).hasContent("package main\n");
        assertThat(out.resolve("src/cmd/tailscaled/mt_logs.go")).hasContent("package main // ours\n");
        assertThat(out.resolve("src/mt/keep/keep.go")).exists();
        assertThat(out.resolve("src/mt/keep/keep_test.go")).doesNotExist();
        assertThat(out.resolve("go.mod"))
                .content()
                .contains("require tailscale.com v1.104.5\n")
                .endsWith("\nreplace tailscale.com => ./src\n");
        assertThat(out.resolve("go.sum")).content().contains("tailscale.com v1.104.5 h1:AAA=");
        assertThat(module.resolve("net/wrap.go")).as("Go's own copy").content().contains("panic(1)");
    }

    @Test
    void anEditThatDoesNotMatchNamesFileVersionAndReason() throws IOException {
        write(module.resolve("net/wrap.go"), "package net\n");
        Failure failure = refused(step(EDIT));
        assertThat(failure)
                .hasMessage("the edit of net/wrap.go does not match tailscale.com@v1.104.5: its text is not there");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("peers must not crash it"));
        Files.delete(module.resolve("net/wrap.go"));
        assertThat(refused(step(EDIT)))
                .hasMessage("the edit of net/wrap.go does not match tailscale.com@v1.104.5: there is no such file");
    }

    @Test
    void anAdditionThatUpstreamHasByNowIsNamed() throws IOException {
        write(module.resolve("cmd/tailscaled/mt_logs.go"), "package main // theirs\n");
        assertThat(refused(step()))
                .hasMessage("the addition cmd/tailscaled/mt_logs.go is a file of tailscale.com@v1.104.5 as well");
    }

    @Test
    void everythingThatGoesInIsInTheKey() throws IOException {
        Object before = TestingWork.key(step(EDIT));
        assertThat(TestingWork.key(step(new Edit("net/wrap.go", "for another reason", "panic(1)", "return"))))
                .isEqualTo(before);
        assertThat(TestingWork.key(step())).isNotEqualTo(before);
        write(additions.resolve("mt/keep/keep_test.go"), "package keep // changed\n");
        assertThat(TestingWork.key(step(EDIT))).as("tests do not go in").isEqualTo(before);
        write(additions.resolve("mt/keep/keep.go"), "package keep // changed\n");
        assertThat(TestingWork.key(step(EDIT))).isNotEqualTo(before);
    }
}
