package org.acuerdo.agreements.flights;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What flights-service is asked at once, with the caller's token passed on: it decides by itself what that caller may see.
 * Only for reading; what changes something goes over messages. Never asked inside a transaction.
 */
@ApplicationScoped
public class FlightsService {
    private static final Logger LOG = Logger.getLogger(FlightsService.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    @ConfigProperty(name = "acuerdo.flights.url", defaultValue = "http://localhost:8082")
    URI flights;

    @Inject
    SecurityIdentity identity;

    @Inject
    RequestId requestId;

    /** An answer, read whole. */
    public record Answer(int status, JsonNode body) {}

    /** @throws ProblemException 503 where there is no answer in time */
    public Answer get(String uri) {
        return send(request(uri).GET());
    }

    /** @throws ProblemException 503 where there is no answer in time */
    public Answer post(String uri, Object body) {
        return send(request(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body))));
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(flights.resolve(uri))
                .timeout(ANSWER)
                .header(
                        "Authorization",
                        "Bearer "
                                + identity.getCredential(TokenCredential.class).getToken())
                .header("X-Request-Id", requestId.value());
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Json.read(answer.body(), JsonNode.class));
        } catch (IOException e) {
            LOG.warnf("%s: no answer from flights-service: %s", requestId.value(), e);
            throw ProblemException.unavailable("flights-service can't be asked just now.", RETRY_AFTER_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("flights-service can't be asked just now.", RETRY_AFTER_SECONDS);
        }
    }
}
