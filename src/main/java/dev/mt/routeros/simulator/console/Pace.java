package dev.mt.routeros.simulator.console;

/** How the router's time goes on between commands. While a command waits it always passes at once. */
public enum Pace {
    /** With the clock on the wall: what polls a router sees things happen. */
    REAL,
    /** Not at all: only commands let time pass, so that the same commands give the same output each time. */
    VIRTUAL
}
