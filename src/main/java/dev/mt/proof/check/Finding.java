package dev.mt.proof.check;

/**
 * One thing that a check looked at.
 *
 * @param expected what was expected
 * @param seen what was seen
 * @param good whether that is what was expected
 */
public record Finding(String expected, String seen, boolean good) {}
