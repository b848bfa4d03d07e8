package dev.mt.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TestEndedWithProgram {
    private static final Command COMMAND = Command.of(List.of("sh", "-c", "sleep 100 & wait"));

    @Test
    void whatIsToEndBeforeItStartsNeverStarts() {
        try (EndedWithProgram running = new EndedWithProgram(COMMAND)) {
            running.end();
            assertThatThrownBy(() -> running.start(Redirect.PIPE)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void childrenOfChildrenEndToo() throws InterruptedException {
        try (EndedWithProgram running = new EndedWithProgram(COMMAND)) {
            Process process = running.start(Redirect.PIPE);
            List<ProcessHandle> children = process.descendants().toList();
            for (int i = 0; i < 1000 && children.isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(10);
                children = process.descendants().toList();
            }
            assertThat(children).hasSize(1);
            running.end();
            assertThat(process.isAlive()).isFalse();
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void whatEndsByItselfLeavesNothingToEnd() throws InterruptedException {
        try (EndedWithProgram running = new EndedWithProgram(Command.of("true"))) {
            assertThat(running.start(Redirect.PIPE).waitFor()).isZero();
            running.end();
        }
    }
}
