package dev.mt.routeros.simulator.console;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Somebody who types: after each Enter or Ctrl-C they wait for the next prompt. At the end they leave. */
final class TestingKeys extends InputStream {
    private final Deque<byte[]> groups = new ArrayDeque<>();
    private final Screen screen;
    private byte[] group = {};
    private int next;

    /** What a terminal shows. */
    static final class Screen extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private int seen;

        @Override
        public synchronized void write(int value) {
            all.write(value);
            notifyAll();
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            all.write(bytes, offset, length);
            notifyAll();
        }

        /** All of it, without colours and movements. */
        synchronized String text() {
            return plain(all.toString(StandardCharsets.UTF_8));
        }

        /** Waits until what is new ends in a prompt. */
        synchronized void awaitPrompt() throws InterruptedException {
            while (true) {
                String fresh = plain(all.toString(StandardCharsets.UTF_8).substring(seen));
                if (fresh.endsWith("> ") || fresh.endsWith("... ")) {
                    seen = all.toString(StandardCharsets.UTF_8).length();
                    return;
                }
                wait();
            }
        }

        private static String plain(String text) {
            return text.replaceAll("\\e\\[[0-9;?]*[A-Za-z]", "")
                    .replaceAll("\\e[=>]", "")
                    .replace("\r", "");
        }
    }

    TestingKeys(String keys, Screen screen) {
        this.screen = screen;
        for (String each : List.of(keys.split("(?<=[\r\u0003])"))) {
            groups.add(each.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public int read() {
        if (next == group.length) {
            if (groups.isEmpty()) {
                return -1;
            }
            try {
                screen.awaitPrompt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
            group = groups.remove();
            next = 0;
        }
        return group[next++] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int key = read();
        if (key < 0) {
            return -1;
        }
        bytes[offset] = (byte) key;
        return 1;
    }

    @Override
    public int available() {
        return group.length - next;
    }
}
