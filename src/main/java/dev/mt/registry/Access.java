package dev.mt.registry;

/** What is to be done with a repository: what a token is asked for. */
enum Access {
    PULL("pull"),
    PUSH("pull,push");

    private final String actions;

    Access(String actions) {
        this.actions = actions;
    }

    /** A scope (distribution, "Token Scope Documentation"). */
    String of(String repository) {
        return "repository:%s:%s".formatted(repository, actions);
    }
}
