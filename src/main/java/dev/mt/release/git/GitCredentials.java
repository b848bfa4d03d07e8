package dev.mt.release.git;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets git log in to one host with a name and a password out of the environment (git-config, {@code GIT_CONFIG_COUNT};
 * gitcredentials, "Custom helpers"). They are in no file and on no command line.
 */
public final class GitCredentials {
    /** The variables that hold them. */
    public static final String USER = "MT_GIT_USER";

    public static final String PASSWORD = "MT_GIT_PASSWORD";

    private static final String COUNT = "GIT_CONFIG_COUNT";
    private static final String HELPER =
            "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$MT_GIT_USER\" \"$MT_GIT_PASSWORD\"; }; f";

    private GitCredentials() {}

    /** An environment in which git logs in to the host; the same as before if it holds no name and password. */
    public static Map<String, String> in(Map<String, String> environment, URI host) {
        if (!environment.containsKey(USER) || !environment.containsKey(PASSWORD)) {
            return environment;
        }
        Map<String, String> more = new TreeMap<>(environment);
        String key = "credential.%s.helper".formatted(host);
        add(more, key, ""); // no other helper is asked, or told
        add(more, key, HELPER);
        return more;
    }

    private static void add(Map<String, String> environment, String key, String value) {
        String known = environment.getOrDefault(COUNT, "0");
        int count = known.matches("\\d{1,6}") ? Integer.parseInt(known) : 0;
        environment.put("GIT_CONFIG_KEY_" + count, key);
        environment.put("GIT_CONFIG_VALUE_" + count, value);
        environment.put(COUNT, Integer.toString(count + 1));
    }
}
