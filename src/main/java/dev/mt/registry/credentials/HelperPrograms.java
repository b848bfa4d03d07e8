package dev.mt.registry.credentials;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Helpers as programs in PATH: the server goes in, JSON with {@code Username} and {@code Secret} comes out.
 *
 * @param environment what they see
 */
public record HelperPrograms(Map<String, String> environment, CommandRunner commands) implements CredentialHelpers {
    private static final String NAME = "[A-Za-z0-9._-]+";
    /** Says a helper that works, and has nothing. */
    private static final String NOTHING = "credentials not found";
    /** The user name that comes with an identity token instead of a password. */
    private static final String TOKEN = "<token>";

    public HelperPrograms {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(commands, "commands is null");
    }

    @Override
    public Optional<Credential> ask(String helper, String server) {
        if (!helper.matches(NAME)) {
            throw Failure.of(
                    "'%s' is not the name of a credential helper".formatted(helper), "mend the file with the logins");
        }
        String program = "docker-credential-" + helper;
        CommandResult result =
                commands.run(Command.of(program, "get").with(environment).saying(server));
        if (!result.succeeded()) {
            if (result.logText().contains(NOTHING)) {
                return Optional.empty();
            }
            // What it printed may hold a secret.
            throw Failure.of(
                    "%s has no login for %s: it ended with status %d".formatted(program, server, result.status()),
                    "try it by hand: echo %s | %s get".formatted(server, program));
        }
        try {
            JsonNode answer = JsonMapper.shared().readTree(result.text());
            String user = answer.path("Username").asString("");
            String secret = answer.path("Secret").asString("");
            if (!secret.isEmpty()) {
                return Optional.of(
                        user.equals(TOKEN) ? new Credential.IdentityToken(secret) : new Credential.Login(user, secret));
            }
        } catch (JacksonException e) {
            // Said below, without what it printed.
        }
        throw Failure.of("%s did not answer with a login for %s".formatted(program, server), "is it the right helper?");
    }
}
