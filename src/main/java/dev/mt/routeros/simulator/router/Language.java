package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.Site;
import dev.mt.routeros.simulator.run.Interpreter;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Surroundings;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Text;
import dev.mt.routeros.simulator.value.Ip;
import dev.mt.routeros.simulator.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What the language's own commands find on this router. */
final class Language implements Surroundings {
    private static final Duration LOOKUP = Duration.ofMillis(30);
    private static final Duration NO_ANSWER = Duration.ofSeconds(5);

    private final Router router;
    private final Random random;

    private Language(Router router) {
        this.router = router;
        this.random = new Random(router.spec().seed());
    }

    static Interpreter on(Router router) {
        return new Interpreter(
                RouterNames.programs(router.spec(), router.schema()),
                router.menus(),
                new Language(router),
                router.timeline());
    }

    @Override
    public Instant clock() {
        return router.clock().now();
    }

    @Override
    public ZoneOffset timeZone() {
        return router.clock().offset();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    /** Static entries first; every other name has an address of the range for documentation, the same each time. */
    @Override
    public Value resolve(String name, String type, Optional<String> server) {
        Optional<Ip> numeric = Types.ip4(name);
        if (numeric.isPresent()) {
            return numeric.get();
        }
        for (Entry entry : router.menus().table("ip/dns/static").entries()) {
            Optional<Ip> address = Types.ip4(entry.text("address"));
            if (entry.text("name").equals(name) && !entry.yes("disabled") && address.isPresent()) {
                return address.get();
            }
        }
        boolean asked = server.isPresent() || router.hasDnsServer();
        boolean answered = !router.conditions().has(Trouble.WAN_LOST)
                && !router.conditions().has(Trouble.DNS_DEAD);
        router.timeline().sleep(asked && answered ? LOOKUP : NO_ANSWER);
        if (!asked || !answered) {
            throw ScriptError.failure("could not get answer from dns server");
        }
        if (name.endsWith(".invalid") || new Site(name, 53).host().isEmpty()) {
            throw ScriptError.failure("dns name does not exist");
        }
        return new Ip(0xC6336400 | (name.hashCode() & 0xFF));
    }

    @Override
    public Optional<String> readFile(String name) {
        return router.download(name).map(bytes -> Text.owning(bytes).string());
    }

    @Override
    public void writeFile(String name, String content) {
        try {
            router.writeFile(name, content);
        } catch (NoSpace e) {
            throw ScriptError.failure("not enough space");
        }
    }

    @Override
    public void log(String topics, String message) {
        router.log(topics, message);
    }
}
