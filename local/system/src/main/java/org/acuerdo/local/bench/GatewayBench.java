package org.acuerdo.local.bench;

import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/**
 * Small GETs with a valid token through the gateway, beside nginx in front of the same service, in turns: what the door itself costs. The
 * gateway has the memory and the JVM's options of {@code deploy/base}; load, both doors and the service share the cores.
 */
public final class GatewayBench {
    private static final String PATH = "/api/v1/flights";
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP = 30;
    private static final int SECONDS = 6;
    private static final int TURNS = 5;

    private final LocalSystem system;
    private final PrintStream out;

    public GatewayBench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() {
        if (!Nginx.installed()) {
            throw new UserError("nginx or wrk is not installed: apt install nginx wrk");
        }
        // the issuer is needed of it, nothing else
        system.up(Progress.silent());
        String token = system.token(Person.of("planner", "US"));
        try (Nginx service = Nginx.service();
                Nginx nginx = Nginx.before(service);
                DeployedGateway gateway = new DeployedGateway(
                        system,
                        Map.of(
                                "ACUERDO_AGREEMENTS_URL", service.url().toString(),
                                "ACUERDO_FLIGHTS_URL", service.url().toString(),
                                "ACUERDO_GATEWAY_MANAGEMENT_PORT_OFFSET", "0"))) {
            measure(nginx.url().resolve(PATH), gateway, token);
        }
    }

    private void measure(URI nginx, DeployedGateway gateway, String token) {
        URI door = gateway.url().resolve(PATH);
        Wrk.get(door, token, CONNECTIONS, WARM_UP);
        List<Double> ratios = new ArrayList<>();
        for (int turn = 1; turn <= TURNS; turn++) {
            Wrk.Took beside = Wrk.get(nginx, token, CONNECTIONS, SECONDS);
            long before = gateway.processorTime();
            Wrk.Took through = Wrk.get(door, token, CONNECTIONS, SECONDS);
            double micros = 1000.0 * (gateway.processorTime() - before) / (through.perSecond() * SECONDS);
            ratios.add(through.perSecond() / beside.perSecond());
            say(
                    "%d: gateway %.0f/s (p99 %s, %.1f us of processor time a call), nginx %.0f/s (p99 %s); ratio %.2f",
                    turn,
                    through.perSecond(),
                    through.p99(),
                    micros,
                    beside.perSecond(),
                    beside.p99(),
                    ratios.get(turn - 1));
        }
        say(
                "Small GETs through the gateway with a valid token, %d connections: %.2fx of nginx (median of %d"
                        + " turns)",
                CONNECTIONS, ratios.stream().sorted().toList().get(TURNS / 2), TURNS);
    }

    private void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
    }
}
