package dev.mt.proof;

import java.util.List;

/** Hears what a verification does; called from several threads, one at a time. */
public interface VerifyListener {
    /** These checks will be run, or skipped. */
    void planned(List<Planned> checks);

    /** A check begins. */
    void began(Planned check);

    /** A check has ended. */
    void ended(CheckResult result);

    /** Something that is not about one check. */
    void say(String text);
}
