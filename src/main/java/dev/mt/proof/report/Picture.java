package dev.mt.proof.report;

import dev.mt.proof.world.Addresses;
import java.util.List;

/** The topology as a picture. */
final class Picture {
    private static final int WIDTH = 170;
    private static final int HEIGHT = 74;

    private Picture() {}

    /** A host. */
    private record Box(int x, int y, String name, List<String> lines) {
        int middle() {
            return x + WIDTH / 2;
        }
    }

    /** An SVG element. */
    static String svg() {
        Box internet = new Box(
                345, 15, "internet", List.of("headscale, DERP, STUN", "DNS, web, impostor", Addresses.INTERNET));
        Box router = new Box(90, 130, "router", List.of("masquerade, dnsmasq", Addresses.ROUTER_WAN, Addresses.ROUTER));
        Box nat = new Box(345, 130, "nat", List.of("masquerade", Addresses.NAT_WAN));
        Box peer2 = new Box(600, 130, "peer2", List.of("stock Tailscale", "subnet, exit node", Addresses.PEER2_WAN));
        Box container = new Box(5, 245, "container", List.of("the image under test", Addresses.CONTAINER));
        Box lan = new Box(190, 245, "lan", List.of("a host, web", Addresses.LAN));
        Box peer = new Box(390, 245, "peer", List.of("stock Tailscale", "10.66.0.2"));
        Box branch = new Box(600, 245, "branch", List.of("a host, web", Addresses.BRANCH));
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 780 330\" role=\"img\" aria-label=\"the hosts and how they are connected\" "
                        + "font-family=\"system-ui, sans-serif\" font-size=\"12\">\n");
        for (Box[] cable : new Box[][] {
            {internet, router},
            {internet, nat},
            {internet, peer2},
            {router, container},
            {router, lan},
            {nat, peer},
            {peer2, branch}
        }) {
            svg.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#889\" stroke-width=\"2\"/>\n"
                    .formatted(cable[0].middle(), cable[0].y() + HEIGHT, cable[1].middle(), cable[1].y()));
        }
        for (Box box : List.of(internet, router, nat, peer2, container, lan, peer, branch)) {
            draw(svg, box, box.equals(container) ? "#ffe3b8" : "#e3e9f7");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Box box, String colour) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"#667\"/>\n"
                .formatted(box.x(), box.y(), WIDTH, HEIGHT, colour));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-weight=\"700\" fill=\"#223\">%s</text>\n"
                .formatted(box.middle(), box.y() + 18, box.name()));
        int y = box.y() + 34;
        for (String line : box.lines()) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#223\">%s</text>\n"
                    .formatted(box.middle(), y, Markup.text(line)));
            y += 15;
        }
    }
}
