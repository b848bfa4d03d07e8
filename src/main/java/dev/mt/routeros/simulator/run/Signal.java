package dev.mt.routeros.simulator.run;

/** What is to be done after a statement. */
enum Signal {
    /** The next one. */
    NONE,
    /** None more in the loop. */
    BREAK,
    /** None more in this round of the loop. */
    CONTINUE,
    /** None more in the function or the script. */
    RETURN
}
