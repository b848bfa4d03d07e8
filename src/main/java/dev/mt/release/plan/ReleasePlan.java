package dev.mt.release.plan;

import dev.mt.core.ReleaseTag;
import java.util.Objects;

/** What is to be done about releasing a commit. */
public sealed interface ReleasePlan {
    /** One sentence. */
    String why();

    /**
     * A release is to be made.
     *
     * @param tag its name
     */
    record Make(ReleaseTag tag, String why) implements ReleasePlan {
        public Make {
            Objects.requireNonNull(tag, "tag is null");
            Objects.requireNonNull(why, "why is null");
        }
    }

    /**
     * The commit is a release already.
     *
     * @param tag its name
     */
    record Made(ReleaseTag tag, String why) implements ReleasePlan {
        public Made {
            Objects.requireNonNull(tag, "tag is null");
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** Nothing is to be released, and nothing is wrong. */
    record Nothing(String why) implements ReleasePlan {
        public Nothing {
            Objects.requireNonNull(why, "why is null");
        }
    }

    /**
     * Nothing may be released before something is changed.
     *
     * @param hint what to do
     */
    record Refused(String why, String hint) implements ReleasePlan {
        public Refused {
            Objects.requireNonNull(why, "why is null");
            Objects.requireNonNull(hint, "hint is null");
        }
    }
}
