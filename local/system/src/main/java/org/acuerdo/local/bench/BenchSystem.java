package org.acuerdo.local.bench;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Part;
import org.acuerdo.local.ProcessorTime;
import org.acuerdo.local.ResidentMemory;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** A throw-away system that runs, planners who ask it for flights, and what both take. */
final class BenchSystem {
    /** The days that flights spread over. */
    static final int DAYS = 300;

    /** Persons: the gateway limits what one of them may send. */
    private static final int PLANNERS = 32;

    private final LocalSystem system;
    private final PrintStream out;
    private final Tokens tokens;
    private final Api api;
    private final LocalDate today;

    /** @param system runs already: its port is settled by its start */
    BenchSystem(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
        this.tokens = new Tokens(system);
        this.api = new Api(system.url(), tokens::of);
        this.today = system.now().atZone(BenchAgreement.ZONE).toLocalDate();
    }

    LocalSystem system() {
        return system;
    }

    LocalDate today() {
        return today;
    }

    /** Whoever asks is cleared at once, by agreements-service. Returns once it takes flights. */
    BenchAgreement automatic() {
        return ready(BenchAgreement.automatic(api));
    }

    /** An officer would have to decide: a request ends with its reservation and what it told. Returns once it takes flights. */
    BenchAgreement manual() {
        return ready(BenchAgreement.manual(api));
    }

    private BenchAgreement ready(BenchAgreement agreement) {
        agreement.create(today);
        for (int tries = 0; tries < 100; tries++) {
            if (ask(0, agreement).status() == 201) {
                return agreement;
            }
            pause(200);
        }
        throw new UserError("The bench's first flight was not taken: " + ask(0, agreement));
    }

    /** Clients that ask for flights on any of the days. */
    Load spread(BenchAgreement agreement) {
        return load(
                agreement,
                IntStream.range(2, 2 + DAYS).mapToObj(today::plusDays).toList());
    }

    /** Clients that ask for flights on these days. */
    Load load(BenchAgreement agreement, List<LocalDate> days) {
        return new Load(system.url(), client -> tokens.of(planner(client)), agreement, days);
    }

    static Person planner(int client) {
        return Person.of("planner", "US", "bench-" + client % PLANNERS);
    }

    Api.Answer get(int client, String path) {
        return api.get(planner(client), path);
    }

    private Api.Answer ask(int client, BenchAgreement agreement) {
        LocalDate day = today.plusDays(2 + ThreadLocalRandom.current().nextInt(DAYS));
        return api.put(planner(client), "flights/" + Api.freshId(), Api.read(agreement.flight(day)));
    }

    /** What the load before left to be cleared would queue ahead of what is measured next. */
    void awaitQuiet(BenchAgreement automatic) {
        for (int tries = 0, quick = 0; tries < 600 && quick < 5; tries++) {
            quick = toCleared(tries, automatic, new HashMap<>()) < 200 ? quick + 1 : 0;
            pause(100);
        }
    }

    /**
     * Asks for a flight, then reads and waits until it is CLEARED.
     *
     * @return milliseconds; the longest there are where it was turned away, as a system that is not at rest may
     */
    long toCleared(int client, BenchAgreement automatic, Map<UUID, Legs.Seen> seen) {
        long begun = System.nanoTime();
        Instant sent = Instant.now();
        Api.Answer flight = ask(client, automatic);
        if (flight.status() != 201) {
            return Long.MAX_VALUE;
        }
        Instant answered = Instant.now();
        String path = "flights/" + flight.text("id");
        String etag = flight.etag();
        for (int tries = 0; tries < 20; tries++) {
            Api.Answer now = api.getChanged(planner(client), path + "?wait=PT5S", etag);
            if (now.body().path("status").asText().equals("CLEARED")) {
                seen.put(UUID.fromString(flight.text("id")), new Legs.Seen(sent, answered, Instant.now()));
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            }
            if (now.etag() == null) {
                return Long.MAX_VALUE;
            }
            etag = now.etag();
        }
        throw new IllegalStateException("Not cleared: " + path);
    }

    /** Milliseconds of processor time that each part has used. */
    Map<Part, Long> processorTime() {
        var time = new EnumMap<Part, Long>(Part.class);
        system.running().forEach((part, process) -> time.put(part, ProcessorTime.millisOfTree(process)));
        return time;
    }

    /** MiB of all processes together. */
    long memory() {
        return system.running().values().stream()
                        .mapToLong(ResidentMemory::ofTree)
                        .sum()
                / 1024;
    }

    void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
        out.flush();
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
