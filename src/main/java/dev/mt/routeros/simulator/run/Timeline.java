package dev.mt.routeros.simulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time: jobs and events that happen one after the other in the order of their times, and for equal times in the
 * order in which they were asked for. Nothing waits in real time; the same doings give the same order each time.
 *
 * <p>Exactly one thread has the turn. A job that waits keeps it to carry out what comes next, and hands it over only when
 * that is another job: so a script that is alone never leaves its thread. What drives the timeline from outside
 * ({@code run…}, {@code call}) runs in the caller's thread; several callers take turns.
 */
public final class Timeline implements AutoCloseable {
    private static final int FIRST = 0;
    private static final int NORMAL = 1;
    private static final int LAST = 2;

    private final ReentrantLock driving = new ReentrantLock();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<RunningJob> jobs = new ArrayList<>();
    private volatile long nowNanos;
    private long eventsAsked;
    private long jobsStarted;
    private @Nullable RunningJob current;
    private volatile @Nullable Thread holder;
    private @Nullable Turn driver;
    private boolean driverWantsIdleness;
    private @Nullable Throwable defect;

    /** The time since the timeline began, in milliseconds. */
    public long nowMillis() {
        return nowNanos / 1_000_000;
    }

    /** The time since the timeline began, in nanoseconds. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Lets something happen at a time, or now if that is past; power loss cancels it. It must not sleep. */
    public Scheduled at(long millis, Runnable action) {
        return add(millis * 1_000_000, NORMAL, false, null, action);
    }

    /** Lets something happen after a time; power loss cancels it. It must not sleep. */
    public Scheduled after(Duration delay, Runnable action) {
        return add(nowNanos + delay.toNanos(), NORMAL, false, null, action);
    }

    /** Lets something happen in the world outside the router, which goes on when the router loses power. */
    public Scheduled outside(Duration delay, Runnable action) {
        return add(nowNanos + delay.toNanos(), NORMAL, true, null, action);
    }

    /** Starts a job; it begins when the present job or event waits or ends. */
    public Job start(String name, Runnable body) {
        RunningJob job = newJob(name, body);
        job.wake(NORMAL, nowNanos);
        return job;
    }

    /** The job that has the turn; empty in an event and outside. */
    public Optional<Job> current() {
        return Optional.ofNullable(current);
    }

    /** The jobs that have not ended, in the order of their starts. */
    public List<Job> jobs() {
        synchronized (events) {
            return List.copyOf(jobs);
        }
    }

    /** Lets time pass for the present job. */
    public void sleep(Duration time) {
        sleepNanos(time.toNanos());
    }

    /** Lets time pass for the present job. */
    public void sleepNanos(long nanos) {
        RunningJob job = present("sleep");
        job.wake(NORMAL, nowNanos + Math.max(nanos, 0));
        job.await();
    }

    /** Waits in the present job until another has ended. */
    public void join(Job other) {
        RunningJob awaited = (RunningJob) other;
        RunningJob job = present("wait for a job");
        if (awaited == job) {
            throw new IllegalStateException("the job '" + job.name() + "' waits for itself");
        }
        if (!awaited.isDone()) {
            awaited.joining.add(job);
            job.await();
        }
    }

    /** Power loss: ends all jobs, the present one too, and cancels what {@link #at} and {@link #after} asked for. */
    public void killAll() {
        synchronized (events) {
            events.removeIf(event -> event.turn == null && !event.world);
        }
        for (Job job : jobs()) {
            if (job != current) {
                job.kill();
            }
        }
        if (current != null) {
            current.kill();
        }
    }

    /**
     * Runs a job to its end, in the caller's thread, with everything that comes between.
     *
     * @return the job, which has ended; see {@link Job#failure}
     */
    public Job run(String name, Runnable body) {
        return drive(() -> {
            RunningJob job = newJob(name, body);
            job.turn.hasThread = true;
            driver = job.turn;
            current = job;
            job.carryOut();
            return job;
        });
    }

    /**
     * Runs a job to its end, in the caller's thread, and gives its result.
     *
     * @throws ScriptError if it ended by one
     * @throws JobKilled if it was ended from outside
     */
    public <T> T call(String name, Supplier<T> body) {
        List<T> result = new ArrayList<>(1);
        Job job = run(name, () -> result.add(body.get()));
        switch (job.failure().orElse(null)) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
        return result.getFirst();
    }

    /** Lets time pass, with everything that happens in it, up to and including its last moment. */
    public void runFor(Duration time) {
        drive(() -> waitFor(nowNanos + time.toNanos()));
    }

    /**
     * Lets everything happen that is still to come, but no longer than a time.
     *
     * @return whether nothing is left to happen
     */
    public boolean runUntilIdle(Duration atMost) {
        return drive(() -> {
            driverWantsIdleness = true;
            Scheduled limit = waitFor(nowNanos + atMost.toNanos());
            return limit.isPending();
        });
    }

    /** Ends all jobs. */
    @Override
    public void close() {
        drive(() -> {
            killAll();
            return waitFor(nowNanos);
        });
    }

    /** Waits as the driver for the last moment of a time. */
    private Scheduled waitFor(long nanos) {
        Turn turn = Turn.ofDriver();
        driver = turn;
        Scheduled limit = add(nanos, LAST, true, turn, () -> {});
        pass(turn);
        return limit;
    }

    private <T> T drive(Supplier<T> doings) {
        if (holder == Thread.currentThread()) {
            throw new IllegalStateException("the timeline is driven from inside");
        }
        driving.lock();
        try {
            holder = Thread.currentThread();
            T result = doings.get();
            Throwable seen = defect;
            if (seen != null) {
                throw new IllegalStateException("something in the timeline broke: " + seen, seen);
            }
            return result;
        } finally {
            current = null;
            driver = null;
            driverWantsIdleness = false;
            defect = null;
            holder = null;
            driving.unlock();
        }
    }

    private RunningJob newJob(String name, Runnable body) {
        synchronized (events) {
            RunningJob job = new RunningJob(++jobsStarted, name, nowMillis(), body);
            jobs.add(job);
            return job;
        }
    }

    private RunningJob present(String doing) {
        RunningJob job = current;
        if (job == null) {
            throw new IllegalStateException("only a job can " + doing);
        }
        return job;
    }

    private Event add(long nanos, int order, boolean world, @Nullable Turn turn, Runnable action) {
        synchronized (events) {
            Event event = new Event(Math.max(nanos, nowNanos), order, ++eventsAsked, world, turn, action);
            events.add(event);
            return event;
        }
    }

    private @Nullable Event next() {
        synchronized (events) {
            Event event = events.poll();
            while (event != null && event.done) {
                event = events.poll();
            }
            boolean idle = event != null && event.order == LAST && driverWantsIdleness && events.isEmpty();
            return idle ? null : event;
        }
    }

    /**
     * Carries out what comes next until it is a party's own turn; with none, until it is any party's turn. The caller has
     * the turn before, and afterwards if it waits for its own.
     */
    private void pass(@Nullable Turn own) {
        current = null;
        while (own == null || !own.ready) {
            Event event = next();
            if (event != null) {
                event.done = true;
                nowNanos = Math.max(nowNanos, event.nanos);
            }
            Turn turn = event == null ? turnOfDriver() : event.turn;
            if (turn == null) {
                happen(Objects.requireNonNull(event).action);
                continue;
            }
            turn.ready = true;
            if (!turn.equals(own)) {
                turn.give();
                if (own == null) {
                    return;
                }
                own.await();
                holder = Thread.currentThread();
            }
        }
        own.ready = false;
    }

    /** Whose turn it is when nothing is left to happen. */
    private Turn turnOfDriver() {
        Turn turn = Objects.requireNonNull(driver, "nobody drives");
        turn.stuck = !driverWantsIdleness;
        return turn;
    }

    private void happen(Runnable action) {
        try {
            action.run();
        } catch (JobKilled e) {
            // An event that cut the power has done what it should.
        } catch (Throwable e) {
            broke(e);
        }
    }

    private void broke(Throwable seen) {
        if (defect == null) {
            defect = seen;
        } else if (!defect.equals(seen)) {
            defect.addSuppressed(seen);
        }
    }

    private final class RunningJob implements Job {
        private final long number;
        private final String name;
        private final long startedMillis;
        private final Runnable body;
        private final JobTurn turn = new JobTurn();
        private final List<RunningJob> joining = new ArrayList<>(0);
        private @Nullable Event wakeUp;
        private @Nullable Throwable failure;
        private boolean killed;
        private boolean done;

        RunningJob(long number, String name, long startedMillis, Runnable body) {
            this.number = number;
            this.name = name;
            this.startedMillis = startedMillis;
            this.body = body;
        }

        /** A job gets its thread with its first turn. */
        private final class JobTurn extends Turn {
            @Override
            void give() {
                if (hasThread) {
                    super.give();
                } else {
                    hasThread = true;
                    Thread.ofVirtual().name("job " + name).start(RunningJob.this::live);
                }
            }
        }

        void wake(int order, long nanos) {
            if (wakeUp != null) {
                wakeUp.cancel();
            }
            wakeUp = add(nanos, order, true, turn, () -> {});
        }

        void await() {
            if (killed) {
                throw new JobKilled(name);
            }
            pass(turn);
            current = this;
            if (killed) {
                throw new JobKilled(name);
            }
            if (turn.stuck) {
                throw new IllegalStateException("nothing is left to happen, but the job '" + name + "' waits for it");
            }
        }

        /** The life of a job's own thread: it comes with the turn, and passes it on when it ends. */
        private void live() {
            holder = Thread.currentThread();
            turn.ready = false;
            current = this;
            carryOut();
            pass(null);
        }

        void carryOut() {
            try {
                if (!killed) {
                    body.run();
                } else {
                    failure = new JobKilled(name);
                }
            } catch (ScriptError | JobKilled | LimitReached e) {
                failure = e;
            } catch (Throwable e) {
                failure = e;
                broke(e);
            }
            done = true;
            synchronized (events) {
                jobs.remove(this);
            }
            for (RunningJob waiting : joining) {
                if (!waiting.killed && !waiting.done) {
                    waiting.wake(NORMAL, nowNanos);
                }
            }
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long startedMillis() {
            return startedMillis;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public void kill() {
            if (done || (killed && current != this)) {
                return;
            }
            killed = true;
            if (current == this) {
                throw new JobKilled(name);
            }
            wake(FIRST, nowNanos);
        }
    }
}
