package dev.mt.routeros.syntax;

/** Carries a problem out of the depth of the parser. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SyntaxError(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
