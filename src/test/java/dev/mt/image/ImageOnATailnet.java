package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the image does on a tailnet: one container's life from its start to its end, in the order of the tests. The full proof
 * is more than this; here is what has to hold before an image is worth proving.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ImageOnATailnet {
    private static final int BEFORE_JOINING = 1;
    private static final int JOINING = 2;
    private static final int LATE = Integer.MAX_VALUE - 1;
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    private static final String SERVICE = "100.100.100.100";
    private static final String SERVICE_6 = "fd7a:115c:a1e0::53";
    private static final String HEALTH = "http://" + SERVICE + ":9002/healthz";
    private static final String HEALTH_6 = "http://[" + SERVICE_6 + "]:9002/healthz";

    private boolean tried;
    private @Nullable TestingTailnet started;

    /** Whether the container may speak to netfilter. */
    abstract TestingContainer.Netfilter netfilter();

    /** Once; before a test and not before all of them, so that each is reported as skipped where something is missing. */
    @BeforeEach
    void start() {
        TestingPrograms.require("runc", "umoci", "ip", "ss", "dig", "curl", "ping");
        TestingTailnet.require();
        if (!tried) {
            tried = true;
            started = TestingTailnet.start(netfilter());
        }
    }

    @AfterAll
    void end() {
        if (started != null) {
            started.close();
        }
    }

    private TestingTailnet tailnet() {
        if (started == null) {
            throw new IllegalStateException("the tailnet could not be started: see the first test");
        }
        return started;
    }

    private TestingNamespace node() {
        return tailnet().network().node();
    }

    private TestingNamespace lan() {
        return tailnet().network().lan();
    }

    @Test
    @Order(BEFORE_JOINING)
    void healthIsBadBeforeItJoins() {
        tailnet().awaitHealth("503");
        assertThat(TestingTailnet.status(lan(), HEALTH)).isEqualTo("503");
    }

    @Test
    @Order(JOINING)
    void joinsByWhatItsEnvironmentSays() {
        tailnet().join();
        assertThat(tailnet().container().exec("tailscale", "status", "--peers=false"))
                .contains("router");
        assertThat(tailnet().nodeAddress(4)).startsWith("100.64.0.");
        assertThat(tailnet().nodeAddress(6)).startsWith("fd7a:115c:a1e0:");
    }

    @Test
    void healthIsGoodAfterwardsOnTheServiceAddressesOnly() {
        for (TestingNamespace host : List.of(node(), lan())) {
            assertThat(TestingTailnet.status(host, HEALTH)).isEqualTo("200");
            assertThat(TestingTailnet.status(host, HEALTH_6)).isEqualTo("200");
        }
        TestingNamespace peer = tailnet().network().peer();
        assertThat(TestingTailnet.status(
                        peer, "http://%s:9002/healthz".formatted(tailnet().nodeAddress(4))))
                .isEqualTo("000");
        assertThat(TestingTailnet.status(lan(), "http://%s:9002/healthz".formatted(TestingNetwork.NODE_ON_LAN)))
                .isEqualTo("000");
    }

    @Test
    void listensOnTheServiceAddressesOnly() {
        List<String> listeners = node().run("ss", "-Hlntu")
                .lines()
                .map(line -> line.strip().split("\\s+", -1)[4])
                .filter(address -> address.matches(".*:(53|9002)"))
                .toList();
        assertThat(listeners)
                .containsExactlyInAnyOrder(
                        SERVICE + ":53",
                        SERVICE + ":53",
                        SERVICE + ":9002",
                        "[" + SERVICE_6 + "]:53",
                        "[" + SERVICE_6 + "]:53",
                        "[" + SERVICE_6 + "]:9002");
    }

    @ParameterizedTest
    @CsvSource({
        "node, 100.100.100.100, udp",
        "node, 100.100.100.100, tcp",
        "node, fd7a:115c:a1e0::53, udp",
        "node, fd7a:115c:a1e0::53, tcp",
        "lan, 100.100.100.100, udp",
        "lan, 100.100.100.100, tcp",
        "lan, fd7a:115c:a1e0::53, udp",
        "lan, fd7a:115c:a1e0::53, tcp"
    })
    void magicDnsAnswers(String from, String server, String protocol) {
        String address = tailnet().peerAddress(4);
        String address6 = tailnet().peerAddress(6);
        TestingNamespace host = from.equals("node") ? node() : lan();
        String said = host.run(
                "dig",
                "@" + server,
                protocol.equals("tcp") ? "+tcp" : "+notcp",
                "+time=3",
                "+tries=1",
                "+noall",
                "+comments",
                "+answer",
                TestingTailnet.PEER,
                "A",
                TestingTailnet.PEER,
                "AAAA",
                "-x",
                address,
                "-x",
                address6,
                "nobody." + TestingHeadscale.DOMAIN,
                "A");
        assertThat(said)
                .containsPattern("peer\\.tail\\.test\\.\\s+\\d+\\s+IN\\s+A\\s+" + Pattern.quote(address) + "\n")
                .containsPattern("peer\\.tail\\.test\\.\\s+\\d+\\s+IN\\s+AAAA\\s+" + Pattern.quote(address6) + "\n")
                .containsPattern("\\.in-addr\\.arpa\\.\\s+\\d+\\s+IN\\s+PTR\\s+peer\\.tail\\.test\\.\n")
                .containsPattern("\\.ip6\\.arpa\\.\\s+\\d+\\s+IN\\s+PTR\\s+peer\\.tail\\.test\\.\n");
        assertThat(said.split("status: NOERROR", -1)).hasSize(5);
        assertThat(said.split("status: NXDOMAIN", -1)).hasSize(2);
    }

    @Test
    void magicDnsAnswersTheImagesOwnTools() {
        assertThat(tailnet().container().exec("nslookup", TestingTailnet.PEER, SERVICE))
                .contains(tailnet().peerAddress(4));
    }

    @Test
    void serviceAddressesAnswerPings() {
        for (TestingNamespace host : List.of(node(), lan())) {
            host.run("ping", "-c", "1", "-W", "2", SERVICE);
            host.run("ping", "-6", "-c", "1", "-W", "2", SERVICE_6);
        }
        assertThat(tailnet().container().exec("ping", "-c", "1", "-W", "2", SERVICE))
                .contains("1 packets received");
    }

    /** disco: over UDP or DERP; TSMP: within the tunnel, answered by tailscaled; ICMP: answered by the other kernel. */
    @ParameterizedTest
    @ValueSource(strings = {"--until-direct=false", "--tsmp", "--icmp"})
    void pingsGoBothWays(String kind) {
        String peer = tailnet().peerAddress(4);
        String node = tailnet().nodeAddress(4);
        assertThat(tailnet().container().exec("tailscale", "ping", kind, "--c=1", "--timeout=10s", peer))
                .contains("pong from peer");
        assertThat(tailnet().peer().run("ping", kind, "--c=1", "--timeout=10s", node))
                .contains("pong from router");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestingNetwork.LAN_HOST, TestingNetwork.LAN_HOST_6})
    void peerReachesTheLanThroughTheNode(String address) {
        TestingNamespace peer = tailnet().network().peer();
        TestingPatience.await(
                "the way from the peer to " + address,
                Duration.ofSeconds(20),
                () -> peer.tryRun("ping", "-c", "1", "-W", "1", address).succeeded(),
                () -> peer.tryRun("ip", "route", "show", "table", "52").logText());
        assertThat(peer.run("ping", "-c", "5", "-i", "0.1", "-W", "2", address)).contains(" 0% packet loss");
    }

    /** The node answers each of these by a packet of its own making, which crashed builds without netstack. */
    @Test
    void deniedConnectionsDoNotKillIt() {
        List<String> targets =
                List.of(tailnet().nodeAddress(4), "[" + tailnet().nodeAddress(6) + "]", TestingNetwork.LAN_HOST);
        List<String> words = new ArrayList<>(List.of("curl", "-s", "--parallel", "-m", "1"));
        for (String target : targets) {
            words.addAll(List.of("-o", "/dev/null", "http://%s:%d/".formatted(target, TestingHeadscale.DENIED_PORT)));
        }
        CommandResult result = tailnet().network().peer().tryRun(words.toArray(String[]::new));
        assertThat(result.succeeded()).isFalse();
        assertThat(tailnet()
                        .peer()
                        .run(
                                "ping",
                                "--tsmp",
                                "--c=1",
                                "--timeout=10s",
                                tailnet().nodeAddress(4)))
                .contains("pong from router");
        assertThat(tailnet().container().isAlive()).isTrue();
    }

    /** As the entry point has it by default: what the tailnet says of other names is then nobody's business here. */
    @Test
    @Order(LATE)
    void magicDnsAnswersForTheTailnetWithItsDnsSettingsTurnedOffToo() {
        tailnet().container().exec("tailscale", "set", "--accept-dns=false");
        for (TestingNamespace host : List.of(node(), lan())) {
            assertThat(host.run("dig", "@" + SERVICE, "+short", "+time=3", "+tries=1", TestingTailnet.PEER))
                    .isEqualTo(tailnet().peerAddress(4));
        }
    }

    @Test
    @Order(AFTER_ALL)
    void endsCleanlyAndHasLoggedNoDetails() {
        TestingContainer container = tailnet().container();
        assertThat(container.log())
                .doesNotContain("[v1]", "[v2]")
                .doesNotContain("panic")
                .doesNotContain("fatal error");
        assertThat(container.log().lines().count()).isLessThan(400);
        container.signal("TERM");
        assertThat(container.awaitEnd(Duration.ofSeconds(10)))
                .as(container.log())
                .isEqualTo(OptionalInt.of(0));
    }
}
