package dev.mt.proof.world;

import dev.mt.core.process.CommandResult;
import dev.mt.proof.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * tailscaled's own interface (LocalAPI) on its socket, asked by curl: the command line client does the same, but takes a
 * second for it on emulated machines.
 */
public record LocalApi(Machine machine, Path socket) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What it says of itself; nothing if it does not answer. */
    public NodeStatus status() {
        return new NodeStatus(get("status"));
    }

    /** Asks something; nothing if it does not answer. */
    public JsonNode get(String path) {
        CommandResult result = machine.tryRun(List.of(
                "curl",
                "-s",
                "-f",
                "-m",
                "10",
                "--unix-socket",
                socket.toString(),
                "http://local-tailscaled.sock/localapi/v0/" + path));
        if (!result.succeeded()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(result.text());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
