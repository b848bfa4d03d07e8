package dev.mt.proof.report;

import dev.mt.proof.world.Addresses;
import java.util.List;

/** The topology as a picture; colours are those of the page (page.css). */
final class Picture {
    private static final int WIDTH = 178;
    private static final int HEIGHT = 82;

    private Picture() {}

    /** A host. */
    private record Box(int x, int y, String kind, String name, List<String> lines) {
        int middle() {
            return x + WIDTH / 2;
        }
    }

    /** An SVG element. */
    static String svg() {
        Box internet = new Box(
                361,
                16,
                "host",
                "internet",
                List.of("headscale, DERP, STUN", "DNS, web, an impostor", Addresses.INTERNET));
        Box router = new Box(
                113,
                142,
                "host",
                "router",
                List.of(
                        "masquerade, DNS",
                        Addresses.ROUTER_WAN,
                        "%s, %s".formatted(Addresses.ROUTER, Addresses.GATEWAY)));
        Box nat = new Box(361, 142, "host", "nat", List.of("masquerade", Addresses.NAT_WAN));
        Box peer2 = new Box(
                609, 142, "stock", "peer2", List.of("stock: subnet, exit node", Addresses.PEER2_WAN, "192.168.99.1"));
        Box container = new Box(
                15, 268, "ours", "container", List.of("the image under test", "runc, umoci", Addresses.CONTAINER));
        Box lan = new Box(211, 268, "host", "lan", List.of("a host, web", Addresses.LAN, Addresses.LAN_6));
        Box peer = new Box(407, 268, "stock", "peer", List.of("stock Tailscale", "10.66.0.2"));
        Box branch = new Box(609, 268, "host", "branch", List.of("a host, web", Addresses.BRANCH, Addresses.BRANCH_6));
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 802 396\" role=\"img\" aria-label=\"the hosts and how they are connected\">\n");
        for (Box[] cable : new Box[][] {
            {internet, router},
            {internet, nat},
            {internet, peer2},
            {router, container},
            {router, lan},
            {nat, peer},
            {peer2, branch}
        }) {
            svg.append("<line class=\"cable\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
                    .formatted(cable[0].middle(), cable[0].y() + HEIGHT, cable[1].middle(), cable[1].y()));
        }
        for (Box box : List.of(internet, router, nat, peer2, container, lan, peer, branch)) {
            draw(svg, box);
        }
        key(svg, 15, "ours", "the image");
        key(svg, 135, "stock", "stock Tailscale, in the same tailnet");
        key(svg, 385, "host", "other hosts: network namespaces with real programs");
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Box box) {
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"9\"/>\n"
                .formatted(box.kind(), box.x(), box.y(), WIDTH, HEIGHT));
        svg.append("<text class=\"name\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                .formatted(box.middle(), box.y() + 20, box.name()));
        int y = box.y() + 38;
        for (String line : box.lines()) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(box.middle(), y, Markup.text(line)));
            y += 17;
        }
    }

    private static void key(StringBuilder svg, int x, String kind, String text) {
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"370\" width=\"14\" height=\"14\" rx=\"3\"/>\n".formatted(kind, x));
        svg.append("<text class=\"small\" x=\"%d\" y=\"381\">%s</text>\n".formatted(x + 21, Markup.text(text)));
    }
}
