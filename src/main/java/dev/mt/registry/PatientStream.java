package dev.mt.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An answer's body that is given up when nothing of it comes for too long: the HTTP client itself would wait for ever. */
final class PatientStream extends FilterInputStream {
    private static final ScheduledExecutorService WATCH = watch();

    private final Duration patience;
    private volatile boolean stalled;

    PatientStream(InputStream body, Duration patience) {
        super(body);
        this.patience = patience;
    }

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("registry patience").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        ScheduledFuture<?> bell = WATCH.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int count = super.read(to, offset, length);
            if (stalled) {
                throw stall();
            }
            return count;
        } catch (IOException e) {
            throw stalled ? stall() : e;
        } finally {
            bell.cancel(false);
        }
    }

    private void giveUp() {
        stalled = true;
        try {
            in.close(); // whoever reads wakes up
        } catch (IOException e) {
            // Nobody wants it any more.
        }
    }

    private HttpTimeoutException stall() {
        return new HttpTimeoutException("nothing came for %d seconds".formatted(patience.toSeconds()));
    }
}
