package dev.mt.proof.check;

import dev.mt.proof.machine.Host;
import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import dev.mt.proof.world.Addresses;
import dev.mt.proof.world.Kernel;
import dev.mt.proof.world.StockNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How fast the node is, beside stock Tailscale in the same place. */
final class Throughput implements Check {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS = 3;
    private static final double MEGABIT = 1e6;

    /** A sender that floods would only take processor time away from the nodes. */
    private static final String UDP_RATE = "400M";

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public String claim() {
        return "TCP and UDP streams go through the node both ways; how fast, beside stock Tailscale, is shown, not judged";
    }

    @Override
    public String reason() {
        return "an image that is small because it is slow would be no gain";
    }

    @Override
    public Set<Kernel> kernels() {
        return EnumSet.of(Kernel.ROUTEROS);
    }

    @Override
    public boolean measures() {
        return true;
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.node();
        Map<String, Double> ours = measure(scene, findings, "the image");
        scene.stop();
        scene.internet().headscale().remove(Scene.NAME);
        Map<String, Double> theirs = withStock(scene, findings);
        ours.forEach((what, rate) -> {
            double stock = theirs.getOrDefault(what, 0.0);
            findings.figure("%-14s %6.0f Mbit/s, stock %6.0f Mbit/s, ratio %s"
                    .formatted(what, rate, stock, stock > 0 ? "%.2f".formatted(rate / stock) : "none"));
        });
    }

    private static Map<String, Double> withStock(Scene scene, Findings findings) {
        Host host = scene.internet().topology().plug();
        host.forward();
        StockNode stock = StockNode.start(
                scene.machine(),
                host,
                scene.internet().judges(),
                scene.internet().certificates(),
                scene.otherState());
        try {
            stock.join(
                    "stock",
                    scene.internet().key(),
                    "--accept-dns=false",
                    "--snat-subnet-routes=false",
                    "--advertise-routes=%s,%s".formatted(Addresses.LAN_NET, Addresses.LAN_NET_6));
            scene.internet().headscale().approve("stock", List.of(Addresses.LAN_NET, Addresses.LAN_NET_6));
            return measure(scene, findings, "stock Tailscale");
        } finally {
            stock.stop();
            host.close();
            scene.internet().headscale().remove("stock");
        }
    }

    private static Map<String, Double> measure(Scene scene, Findings findings, String what) {
        Host peer = scene.internet().topology().peer();
        boolean reached = findings.eventually(
                "the peer reaches the LAN through " + what,
                () -> peer.tryRun("ping", "-c", "1", "-W", "1", Addresses.LAN).succeeded(),
                () -> "it does not");
        if (!reached) {
            return Map.of();
        }
        scene.internet().peer().tryRun("ping", "--c=10", "--timeout=2s", Addresses.LAN); // until the way is direct
        Map<String, Double> rates = new LinkedHashMap<>();
        Service server = scene.internet().topology().lan().start("iperf3-server", Map.of(), List.of("iperf3", "-s"));
        Patience.pause(Duration.ofMillis(300));
        for (String way : List.of("TCP to the LAN", "TCP to the peer", "UDP to the LAN", "UDP to the peer")) {
            List<String> words =
                    new ArrayList<>(List.of("iperf3", "-J", "-c", Addresses.LAN, "-t", Integer.toString(SECONDS)));
            if (way.startsWith("UDP")) {
                words.addAll(List.of("-u", "-b", UDP_RATE, "-l", "1200"));
            }
            if (way.endsWith("peer")) {
                words.add("-R");
            }
            double rate = received(peer.tryRun(words).text()) / MEGABIT;
            findings.expect("%s through %s".formatted(way, what), rate > 0, "%.0f Mbit/s".formatted(rate));
            rates.put(way, rate);
        }
        server.kill();
        return rates;
    }

    /** Bits per second that arrived. */
    private static double received(String json) {
        if (json.isBlank()) {
            return 0;
        }
        JsonNode end = JSON.readTree(json).path("end");
        JsonNode received = end.path("sum_received");
        JsonNode sum = received.isMissingNode() ? end.path("sum") : received;
        double lost = received.isMissingNode() ? sum.path("lost_percent").asDouble(0) / 100 : 0;
        return sum.path("bits_per_second").asDouble(0) * (1 - lost);
    }
}
