package dev.mt.proof.check;

import dev.mt.proof.machine.Patience;
import dev.mt.proof.machine.Service;
import dev.mt.proof.world.Container;
import dev.mt.proof.world.Headscale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person logs in. */
final class Login implements Check {
    private static final Pattern ADDRESS = Pattern.compile(Pattern.quote(Headscale.URL) + "/register/(\\S+)");

    @Override
    public String name() {
        return "login";
    }

    @Override
    public String claim() {
        return "'tailscale up' prints a login address and waits; finishing the login lets it through";
    }

    @Override
    public String reason() {
        return "without ipnbus the command returns at once and prints nothing; then nobody can log in without a key";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        Container container = scene.container();
        if (!container.status().state().equals("NeedsLogin")) {
            container = scene.start(scene.settings().withState(scene.otherState()));
            scene.awaitDaemon(container);
        }
        List<String> words = new ArrayList<>(List.of("tailscale", "up", "--login-server=" + Headscale.URL));
        words.addAll(Scene.UP);
        Service up = container.startIn("tailscale-up", words.toArray(String[]::new));
        Optional<String> id = Patience.some(findings.patience(), () -> {
            Matcher address = ADDRESS.matcher(up.log());
            return address.find() ? Optional.of(address.group(1)) : Optional.empty();
        });
        boolean printed = findings.expect("an address to log in at", id.isPresent(), up.log());
        findings.expect("it waits", up.isAlive(), "it ended with " + up.status());
        if (printed) {
            scene.internet().headscale().finishLogin(id.orElseThrow());
            OptionalInt status = up.awaitEnd(findings.patience());
            findings.equal("how it ends once the login is finished", OptionalInt.of(0), status);
            Container node = container;
            findings.eventually("the node is connected", () -> node.status().running(), () -> node.status()
                    .state());
        }
        up.kill();
    }
}
