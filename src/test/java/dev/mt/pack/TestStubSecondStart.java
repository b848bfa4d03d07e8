package dev.mt.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.pack.TestingStub.Way;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where process 1 runs the same build, its file is executed, and nothing is unpacked. */
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestStubSecondStart {
    /** Starts $1 as process 1 of its own namespace, waits until it runs, and runs $2 beside it. */
    private static final String BESIDE = """
            rm -f gate first; mkfifo gate && exec 9<>gate
            unshare -pf --mount-proc $1 wait <gate >first 2>&1 9<&- &
            outside=$!
            for i in $(seq 400); do
                inside=$(pgrep -P $outside) && grep -q ^vector first && break
                sleep 0.05
            done
            echo "process 1 inode $(stat -Lc %i /proc/$inside/exe)"
            nsenter -t $inside -p -m $2 inode 2>&1
            echo "status $?"
            kill -KILL $inside
            wait
            """;

    /** Starts $1, which listens on a socket, waits until it does, and runs $2 with the arguments behind that. */
    private static final String SERVED = """
            rm -rf served && mkdir served && chmod 777 served . && mkfifo gate$$ && exec 9<>gate$$
            sh -c "exec $1 serve $PWD/served/sock" <&9 >first 2>&1 9<&- &
            server=$!
            for i in $(seq 400); do
                [ -S served/sock ] && break
                sleep 0.05
            done
            [ -S served/sock ] && echo listening
            echo "listener inode $(stat -Lc %i /proc/$server/exe)"
            shift
            "$@" 2>&1
            echo "status $?"
            kill -KILL $server
            wait
            """;

    private Path folder = Path.of("");
    private TestingStub stub = new TestingStub(folder);
    private Path raw = Path.of("");
    private Path refuse = Path.of("");

    @BeforeAll
    void pack(@TempDir Path made) throws IOException {
        folder = made;
        stub = new TestingStub(folder);
        TestingPrograms.require("unshare", "nsenter", "pgrep");
        TestingPrograms.require(
                stub.sh("unshare -pf --mount-proc true").status() == 0, "no namespaces can be made: run as root");
        raw = stub.compile(Platform.AMD64, "witness");
        stub.pack(Platform.AMD64, raw, Way.FROM_MEMFD, "packed");
        refuse = stub.compile(Platform.AMD64, "refuse");
    }

    private List<String> beside(String first, String second) {
        CommandResult result =
                stub.sh("set -- %s %s\n%s".formatted(folder.resolve(first), folder.resolve(second), BESIDE));
        assertThat(result.output()).as(result.logText()).anyMatch(line -> line.matches("process 1 inode \\d+"));
        return result.output();
    }

    private static String inode(List<String> output, String start) {
        return output.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("none");
    }

    @Test
    void theFileOfProcessOneIsExecuted() throws IOException {
        // Its own payload is not even read: it is damaged, which a start without process 1 tells.
        byte[] bytes = TestingStub.read(folder.resolve("packed"));
        bytes[bytes.length - 1] ^= 1;
        stub.program("damaged", bytes);
        assertThat(stub.sh("./damaged").status()).isEqualTo(127);

        for (String second : List.of("packed", "damaged")) {
            List<String> output = beside("packed", second);
            assertThat(output).contains("status 0", "argument 0 " + folder.resolve(second), "open 1");
            assertThat(inode(output, "inode ")).as(second).isEqualTo(inode(output, "process 1 inode "));
        }
    }

    @Test
    void anotherBuildAsProcessOneIsNot() throws IOException {
        byte[] program = TestingStub.read(raw);
        int at = new String(program, StandardCharsets.ISO_8859_1).indexOf("read-only");
        program[at] = 'R';
        stub.pack(Platform.AMD64, stub.program("other", program), Way.FROM_MEMFD, "other.packed");
        List<String> output = beside("other.packed", "packed");
        assertThat(output).contains("status 0").anyMatch(line -> line.matches("memory .* read-only"));
        assertThat(inode(output, "inode ")).matches("\\d+").isNotEqualTo(inode(output, "process 1 inode "));
    }

    @Test
    void theRawProgramAsProcessOneIsNot() {
        List<String> output = beside(raw.getFileName().toString(), "packed");
        assertThat(output).contains("status 0");
        assertThat(inode(output, "inode ")).matches("\\d+").isNotEqualTo(inode(output, "process 1 inode "));
    }

    /** Runs a program where another one listens on a socket; neither is process 1. */
    private List<String> served(String listener, String second, String... arguments) {
        CommandResult result = stub.sh(
                "set -- '%s' ./%s inode %s%n%s".formatted(listener, second, String.join(" ", arguments), SERVED));
        assertThat(result.output()).as(result.logText()).anyMatch(line -> line.matches("listener inode \\d+"));
        assertThat(result.output()).as(result.logText()).contains("listening", "status 0");
        return result.output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--socket=%s", "-socket=%s", "--socket %s", "-v -socket %s x"})
    void theFileOfWhoListensOnTheSocketIsExecuted(String option) {
        List<String> output = served("./packed", "packed", option.formatted("$PWD/served/sock"));
        assertThat(inode(output, "inode ")).isEqualTo(inode(output, "listener inode "));
    }

    /** Nobody listens there, or another build does. */
    @Test
    void otherSocketsAndBuildsAreNot() throws IOException {
        byte[] program = TestingStub.read(raw);
        program[new String(program, StandardCharsets.ISO_8859_1).indexOf("read-only")] = 'Q';
        stub.pack(Platform.AMD64, stub.program("another", program), Way.FROM_MEMFD, "another.packed");
        for (List<String> output : List.of(
                served("./packed", "packed", "--socket=$PWD/served/none"),
                served("./packed", "packed", "--socket=/" + "x".repeat(200)),
                served("./another.packed", "packed", "--socket=$PWD/served/sock"),
                served("./" + raw.getFileName(), "packed", "--socket=$PWD/served/sock"))) {
            assertThat(inode(output, "inode ")).matches("\\d+").isNotEqualTo(inode(output, "listener inode "));
        }
    }

    /** Its owner could have written anything into it, and the mark behind that. */
    @Test
    void aFileOfAnotherUserIsNot() {
        TestingPrograms.require("setpriv");
        List<String> output =
                served("setpriv --reuid=65534 --clear-groups ./packed", "packed", "--socket=$PWD/served/sock");
        assertThat(inode(output, "inode ")).matches("\\d+").isNotEqualTo(inode(output, "listener inode "));
    }

    /** It could still be written to: 72 is fcntl, which seals. */
    @Test
    void aFileWithoutSealsIsNot() {
        List<String> output = served(refuse + " 38 72 ./packed", "packed", "--socket=$PWD/served/sock");
        assertThat(inode(output, "inode ")).matches("\\d+").isNotEqualTo(inode(output, "listener inode "));
    }
}
