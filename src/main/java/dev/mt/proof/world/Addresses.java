package dev.mt.proof.world;

/**
 * Who has which address. The internet is of documentation ranges (RFC 5737, RFC 3849), the router's side as people set it
 * up: 172.20.0.0/24 for containers, 192.168.88.0/24 for the LAN.
 */
public final class Addresses {
    /** Control server, relay and name server. */
    public static final String INTERNET = "203.0.113.1";

    public static final String INTERNET_6 = "2001:db8:113::1";

    /** The web server. Its network is far away from everybody: exit nodes forward nothing to networks that they are in. */
    public static final String WEB = "198.51.100.80";

    public static final String WEB_6 = "2001:db8:100::80";

    /** The router, as the internet sees it. */
    public static final String ROUTER_WAN = "203.0.113.2";

    public static final String ROUTER_WAN_6 = "2001:db8:113::2";

    /** The router in front of the first peer, as the internet sees it. */
    public static final String NAT_WAN = "203.0.113.3";

    /** The second peer, which has an address of the internet itself. */
    public static final String PEER2_WAN = "203.0.113.4";

    public static final String PEER2_WAN_6 = "2001:db8:113::4";

    /** The router, as containers see it. */
    public static final String ROUTER = "172.20.0.1";

    public static final String ROUTER_6 = "fd17:20::1";

    /** The container. */
    public static final String CONTAINER = "172.20.0.2";

    public static final String CONTAINER_6 = "fd17:20::2";

    /** The router, as its LAN sees it. */
    public static final String GATEWAY = "192.168.88.1";

    public static final String GATEWAY_6 = "fd88::1";

    /** The host on the LAN. */
    public static final String LAN = "192.168.88.10";

    public static final String LAN_6 = "fd88::10";

    public static final String LAN_NET = "192.168.88.0/24";
    public static final String LAN_NET_6 = "fd88::/64";

    /** The host behind the second peer. */
    public static final String BRANCH = "192.168.99.10";

    public static final String BRANCH_6 = "fd99::10";

    public static final String BRANCH_NET = "192.168.99.0/24";
    public static final String BRANCH_NET_6 = "fd99::/64";

    /** What all nodes of tailnets have their addresses from. */
    public static final String TAILNET = "100.64.0.0/10";

    public static final String TAILNET_6 = "fd7a:115c:a1e0::/48";

    /** Where MagicDNS answers. */
    public static final String SERVICE = "100.100.100.100";

    public static final String SERVICE_6 = "fd7a:115c:a1e0::53";

    /** The tailnet's domain. */
    public static final String DOMAIN = "tail.test";

    /** A name that the public name server knows, and the web server answers under. */
    public static final String PUBLIC_NAME = "www.public.test";

    /** A domain that the tailnet's settings send to the public name server, by way of MagicDNS. */
    public static final String SPLIT_DOMAIN = "corp.test";

    /** A name with an answer that is too long for UDP. */
    public static final String LONG_NAME = "long." + SPLIT_DOMAIN;

    private Addresses() {}
}
