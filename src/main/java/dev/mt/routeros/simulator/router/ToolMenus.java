package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.time.Duration;

/** {@code /tool}. */
final class ToolMenus {
    private ToolMenus() {}

    static void build(Router router) {
        router.menus().command("tool/fetch", new Fetch(router)::call);
        router.menus().command("tool/ping", (arguments, session) -> ping(router, arguments, session));
        router.menus().command("ping", (arguments, session) -> ping(router, arguments, session));
        router.netwatch().build();
        mail(router);
    }

    private static Value ping(Router router, Arguments arguments, Session session) {
        String host =
                arguments.get("address", 0).map(Types::text).orElseThrow(() -> ScriptError.missingValues("address"));
        long count = arguments
                .get("count")
                .map(value -> Types.NUM.read(value, "count"))
                .map(value -> ((Num) value).number())
                .orElse(4L);
        long received = 0;
        for (long i = 0; i < count; i++) {
            if (router.answersPing(host)) {
                received++;
            }
            router.timeline().sleep(Duration.ofSeconds(1));
        }
        session.output()
                .accept("    sent=%d received=%d packet-loss=%d%%"
                        .formatted(count, received, count == 0 ? 0 : (count - received) * 100 / count));
        return Num.of(received);
    }

    private static void mail(Router router) {
        router.menus().settings("tool/e-mail", menu -> {
            String server = menu.settable.contains("server") ? "server" : "address";
            menu.type(Types.TEXT, "server", "address", "from", "user", "password")
                    .standard(server, Str.of("0.0.0.0"))
                    .standard("port", Num.of(25))
                    .command("send", (arguments, session) -> {
                        router.operations().step(Operation.Kind.FETCH, "/tool/e-mail/send");
                        router.timeline().sleep(Duration.ofSeconds(1));
                        if (menu.text(server).equals("0.0.0.0")
                                || router.conditions().has(Trouble.WAN_LOST)) {
                            router.log(
                                    "e-mail,error",
                                    "Error sending e-mail <" + arguments.text("subject") + ">: connection failed");
                        } else {
                            router.mail(arguments.text("to") + " " + arguments.text("subject"));
                        }
                        return Nil.NIL;
                    });
        });
    }
}
