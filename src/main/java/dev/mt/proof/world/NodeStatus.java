package dev.mt.proof.world;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What tailscaled says of itself ({@code ipn/ipnstate.Status}). */
public record NodeStatus(JsonNode json) {
    /** {@code NoState}, {@code NeedsLogin}, {@code Starting}, {@code Running} and others; empty if it does not answer. */
    public String state() {
        return json.path("BackendState").asString("");
    }

    /** Whether it is connected. */
    public boolean running() {
        return state().equals("Running");
    }

    /** Its tailnet address: 4 or 6; empty without one. */
    public String address(int version) {
        return addressOf(json.path("Self"), version);
    }

    /** Warnings of its own. */
    public List<String> health() {
        return json.path("Health").valueStream().map(JsonNode::asString).toList();
    }

    /** Another node, by the name that the tailnet gives it. */
    public Optional<JsonNode> peer(String name) {
        return json.path("Peer")
                .valueStream()
                .filter(peer -> peer.path("DNSName").asString("").startsWith(name + "."))
                .findFirst();
    }

    /** Whether another node is there and connected. */
    public boolean online(String name) {
        return peer(name).filter(peer -> peer.path("Online").asBoolean(false)).isPresent();
    }

    /** A node's tailnet address: 4 or 6; empty without one. */
    public static String addressOf(JsonNode node, int version) {
        return node.path("TailscaleIPs")
                .valueStream()
                .map(JsonNode::asString)
                .filter(address -> address.contains(":") == (version == 6))
                .findFirst()
                .orElse("");
    }
}
