package dev.mt.image;

/**
 * Four hosts, named for what they are to the tailnet:
 *
 * <pre>
 *   control 10.99.0.1, fd99::1 ─┬─ node 10.99.0.2, fd99::2 ── 192.168.77.1, fd77::1 ── lan 192.168.77.10, fd77::10
 *                               └─ peer 10.99.0.3, fd99::3
 * </pre>
 *
 * The host on the LAN sends what is for the tailnet to the node, as a MikroTik router's static routes do.
 */
record TestingNetwork(TestingNamespace control, TestingNamespace node, TestingNamespace peer, TestingNamespace lan) {
    static final String CONTROL = "10.99.0.1";
    static final String NODE_ON_LAN = "192.168.77.1";
    static final String LAN_HOST = "192.168.77.10";
    static final String LAN_HOST_6 = "fd77::10";
    static final String LAN_ROUTES = "192.168.77.0/24,fd77::/64";

    static TestingNetwork create() {
        TestingNetwork network = new TestingNetwork(
                TestingNamespace.create("control"),
                TestingNamespace.create("node"),
                TestingNamespace.create("peer"),
                TestingNamespace.create("lan"));
        network.wire();
        return network;
    }

    private void wire() {
        control.address("lo");
        peer.address("lo");
        lan.address("lo");
        control.ip("link add internet type bridge");
        control.address("internet", CONTROL + "/24", "fd99::1/64");
        attach(node, "node", 2);
        attach(peer, "peer", 3);
        node.connect("lan", lan, "eth0");
        node.address("lan", NODE_ON_LAN + "/24", "fd77::1/64");
        lan.address("eth0", LAN_HOST + "/24", LAN_HOST_6 + "/64");
        lan.ip("route add 100.64.0.0/10 via " + NODE_ON_LAN);
        lan.ip("-6 route add fd7a:115c:a1e0::/48 via fd77::1");
    }

    private void attach(TestingNamespace host, String name, int number) {
        control.connect(name, host, "eth0");
        control.ip("link set %s master internet up".formatted(name));
        host.address("eth0", "10.99.0.%d/24".formatted(number), "fd99::%d/64".formatted(number));
        host.ip("route add default via " + CONTROL);
    }
}
