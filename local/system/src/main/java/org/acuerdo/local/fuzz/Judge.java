package org.acuerdo.local.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.acuerdo.local.Api;
import org.acuerdo.local.parts.Person;

/**
 * Sends malformed requests and says what is wrong with the answers: each must be 4xx, {@code application/problem+json} with a
 * code, and tell nothing of what is inside.
 */
public final class Judge {
    private static final Pattern INTERNALS = Pattern.compile(
            "Exception|\\bat (org|java|io|com)\\.|org\\.(acuerdo|hibernate|postgresql|jboss)|com\\.fasterxml"
                    + "|java\\.(lang|util|time)|select .* from|insert into|jdbc:|NullPointer");
    private static final int TRIES = 20;
    /** People of each role who ask in turn, so that no one's rate is used up. */
    private static final int SUBJECTS = 8;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI gateway;
    private final Function<Person, String> tokens;
    /** One token each: signing anew and having it checked anew for each request would be most of its cost. */
    private final Map<Person, String> known = new ConcurrentHashMap<>();

    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final LongAdder unsendable = new LongAdder();

    public Judge(URI gateway, Function<Person, String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /** @return what is wrong with the answer; empty where it is as it must be */
    public Optional<String> judge(Malformed malformed) {
        HttpRequest request;
        try {
            request = request(malformed);
        } catch (IllegalArgumentException refused) {
            // by this client itself
            unsendable.increment();
            return Optional.empty();
        }
        for (int tries = 1; ; tries++) {
            HttpResponse<String> answer;
            try {
                answer = send(request);
            } catch (IOException none) {
                return Optional.of(malformed + ": no answer: " + none);
            }
            if (answer.statusCode() == 429 && tries < TRIES) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                continue;
            }
            byStatus.computeIfAbsent(answer.statusCode(), status -> new LongAdder())
                    .increment();
            return wrong(answer).map(why -> malformed + ": " + why);
        }
    }

    /** How many answers there were of each status. */
    public Map<Integer, LongAdder> byStatus() {
        return byStatus;
    }

    /** How many requests this client itself refused to send. */
    public long unsendable() {
        return unsendable.sum();
    }

    private static Optional<String> wrong(HttpResponse<String> answer) {
        if (answer.statusCode() < 400 || answer.statusCode() > 499) {
            return Optional.of("answered " + answer.statusCode() + " " + shortened(answer.body()));
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return Optional.of(answer.statusCode() + " of type " + type + " " + shortened(answer.body()));
        }
        JsonNode problem = Api.read(answer.body());
        if (!problem.path("code").asText().matches("[A-Z][A-Z_0-9]+")
                || problem.path("status").asInt() != answer.statusCode()) {
            return Optional.of("no code, or another status in the body: " + shortened(answer.body()));
        }
        return INTERNALS.matcher(answer.body()).find()
                ? Optional.of("tells of what is inside: " + shortened(answer.body()))
                : Optional.empty();
    }

    private HttpRequest request(Malformed malformed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + malformed.uri()))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + token(malformed.uri()))
                .method(
                        malformed.method(),
                        malformed.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(malformed.body()));
        if (malformed.body() != null && !malformed.headers().containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        malformed.headers().forEach(request::header);
        return request.build();
    }

    private String token(String uri) {
        Person one = person(uri);
        String subject = one.subject() + "-" + turn.getAndIncrement() % SUBJECTS;
        return known.computeIfAbsent(new Person(one.role(), one.state(), subject), tokens);
    }

    /** Whoever has the most to do with a resource, so that a request is not refused for its sender alone. */
    private static Person person(String uri) {
        String resource = uri.replaceFirst("^/api/v1/", "").replaceFirst("[/?].*", "");
        return switch (resource) {
            case "agreements", "countries", "routing-options" -> Person.of("treaty-officer", "US");
            case "clearances", "onward-cohorts" -> Person.of("clearance-officer", "GT");
            case "holds" -> Person.of("safeguards-officer", "US");
            case "audit" -> Person.of("auditor", null);
            case "monitoring-reports" -> Person.of("monitor", null);
            default ->
                uri.matches(".*/(attestation)$")
                        ? Person.of("safeguards-officer", "US")
                        : uri.matches(".*/(arrival|over-limit-acceptance)$")
                                ? Person.of("clearance-officer", "GT")
                                : Person.of("planner", "US");
        };
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String body) {
        return body.length() > 300 ? body.substring(0, 300) + "..." : body;
    }
}
