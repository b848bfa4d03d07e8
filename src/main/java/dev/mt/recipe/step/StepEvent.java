package dev.mt.recipe.step;

import java.util.Objects;

/** Something that happens to a step, for whoever shows it. */
public sealed interface StepEvent {
    /** The step that it happens to. */
    Step step();

    /** It was in the cache. */
    record Reused(Step step) implements StepEvent {
        public Reused {
            Objects.requireNonNull(step, "step is null");
        }
    }

    /** It began. */
    record Began(Step step) implements StepEvent {
        public Began {
            Objects.requireNonNull(step, "step is null");
        }
    }

    /**
     * It went on.
     *
     * @param step which
     * @param done how much is done
     * @param total of how much; 0 if unknown
     * @param what the unit, and what is at hand
     */
    record Advanced(Step step, long done, long total, String what) implements StepEvent {
        public Advanced {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(what, "what is null");
        }
    }

    /** It waits for another process that is doing the same. */
    record Waits(Step step, String holder) implements StepEvent {
        public Waits {
            Objects.requireNonNull(step, "step is null");
        }
    }

    /** It is done. */
    record Done(Step step, StepRecord record) implements StepEvent {
        public Done {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(record, "record is null");
        }
    }

    /** It failed. */
    record Failed(Step step) implements StepEvent {
        public Failed {
            Objects.requireNonNull(step, "step is null");
        }
    }

    /** Is told of events, from several threads, one at a time. */
    @FunctionalInterface
    interface Listener {
        /** Called for each event; quick. */
        void on(StepEvent event);
    }
}
