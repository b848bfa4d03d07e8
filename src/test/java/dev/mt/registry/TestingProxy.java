package dev.mt.registry;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Stands between us and a real registry, hands requests on, and misbehaves when it is told to. */
public final class TestingProxy implements AutoCloseable {
    /** What it does to a request. */
    public sealed interface Fault {
        /** Hands it on. */
        record None() implements Fault {}

        /** Hangs up when it has read the request's head. */
        record CutBefore() implements Fault {}

        /** Hands half of the body on, and hangs up on both sides. */
        record CutInBody() implements Fault {}

        /** Hands it on, and hangs up instead of handing the answer back. */
        record CutAfter() implements Fault {}

        /** Hands half of the answer back. */
        record CutInAnswer() implements Fault {}

        /** Hands the head of the answer back, and nothing more, for ever. */
        record Stall() implements Fault {}

        /** Answers itself. */
        record Answer(int status, String headers, String body) implements Fault {
            public Answer(int status, String headers) {
                this(status, headers, "");
            }
        }

        /** Changes the head of the answer. */
        record Change(UnaryOperator<String> head) implements Fault {}
    }

    /** Decides about each request. */
    @FunctionalInterface
    public interface Mischief {
        /**
         * What happens to a request.
         *
         * @param number counted from zero
         * @param request method and path
         */
        Fault of(int number, String request);
    }

    private final ServerSocket server;
    private final String upstream;
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Mischief mischief = (number, request) -> new Fault.None();

    /** In front of a server, {@code 127.0.0.1:port}. */
    public TestingProxy(String upstream) {
        this.upstream = upstream;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** From the next request on; counts from zero again. */
    public synchronized void misbehave(Mischief how) {
        mischief = how;
        requests.clear();
    }

    /** Methods and paths of the requests so far. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized Fault fault(String request) {
        requests.add(request);
        return mischief.of(requests.size() - 1, request);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** One request per connection: the client is told so. */
    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            Fault fault = fault(head.substring(0, head.indexOf(" HTTP/")));
            if (fault instanceof Fault.CutBefore) {
                return;
            }
            byte[] body = in.readNBytes(length(head));
            if (fault instanceof Fault.Answer answer) {
                write(
                        client,
                        "HTTP/1.1 %d x\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                                .formatted(
                                        answer.status(),
                                        answer.headers(),
                                        answer.body().length(),
                                        answer.body())
                                .getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            byte[] answer = forward(head, body, fault instanceof Fault.CutInBody);
            reply(client, answer, fault, head.startsWith("HEAD "));
        } catch (IOException e) {
            // The client went away: it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(Socket client, byte[] answer, Fault fault, boolean withoutBody)
            throws IOException, InterruptedException {
        int end = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        switch (fault) {
            case Fault.None _ -> write(client, answer);
            case Fault.CutInAnswer _ ->
                write(
                        client,
                        Arrays.copyOf(answer, withoutBody ? end / 2 : Math.max(end / 2, (answer.length + end) / 2)));
            case Fault.Stall _ -> {
                write(client, Arrays.copyOf(answer, end));
                closed.await();
            }
            case Fault.Change change -> {
                String head = new String(answer, 0, end, StandardCharsets.ISO_8859_1);
                write(client, change.head().apply(head).getBytes(StandardCharsets.ISO_8859_1));
                write(client, Arrays.copyOfRange(answer, end, answer.length));
            }
            case Fault.CutAfter _, Fault.CutBefore _, Fault.CutInBody _, Fault.Answer _ -> {}
        }
    }

    private static void write(Socket client, byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            if (c == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private byte[] forward(String head, byte[] body, boolean half) throws IOException {
        int colon = upstream.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(
                    upstream.substring(0, colon), Integer.parseInt(upstream.substring(colon + 1))));
            OutputStream out = socket.getOutputStream();
            String closing =
                    head.replaceFirst("(?im)^connection:.*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
            out.write(closing.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, 0, half ? body.length / 2 : body.length);
            out.flush();
            return half ? new byte[0] : socket.getInputStream().readAllBytes();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
