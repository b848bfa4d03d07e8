package dev.mt.routeros.syntax;

/** A part of a script's tree. */
public sealed interface Node permits Script, Statement, Path, Word, Argument, Expression, TextPart, Element {
    /** Where its first byte stands. */
    Position position();
}
