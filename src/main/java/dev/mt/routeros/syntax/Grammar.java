package dev.mt.routeros.syntax;

/** The parts of the parser, which need one another. */
final class Grammar {
    final Cursor in;
    final Depth depth;
    final CommandNames names;
    final Strings strings;
    final Values values;
    final Expressions expressions;
    final Arguments arguments;
    final Commands commands;
    final Statements statements;

    Grammar(String text, CommandNames names) {
        this.in = new Cursor(text);
        this.depth = new Depth(in);
        this.names = names;
        this.strings = new Strings(this);
        this.values = new Values(this);
        this.expressions = new Expressions(this);
        this.arguments = new Arguments(this);
        this.commands = new Commands(this);
        this.statements = new Statements(this);
    }
}
