package org.acuerdo.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.acuerdo.local.parts.Issuer;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.SigningKey;

/** Services that answer what the page asks for. */
public class PageSurroundings implements QuarkusTestResourceLifecycleManager {
    static final String AGREEMENTS = """
            {"items": [
             {"id": "A", "reference": "EXAMPLE-US-GT", "title": "Return flights & <more>", "sendingState": "US",
              "receivingState": "GT", "zone": "America/Guatemala", "status": "IN_FORCE", "operative": true, "version": 7},
             {"id": "B", "reference": "EXAMPLE-US-HN", "title": null, "sendingState": "US", "receivingState": "HN",
              "zone": "America/Tegucigalpa", "status": "ANNOUNCED", "operative": false, "version": 1}], "next": null}
            """;

    static final String QUOTAS = """
            {"items": [{"agreementId": "A", "limitId": "flights-week", "unit": "FLIGHT",
              "window": {"period": "WEEK", "label": "2025-W07", "start": "2025-02-10", "end": "2025-02-16", "zone": "America/Guatemala"},
              "entitlement": {"fraction": "98/5", "decimal": "19.6"}, "allowance": 19, "reserved": 3, "consumed": 5,
              "available": 11, "excess": 0, "state": "OPEN", "provisional": true, "termsVersion": 1}], "next": null}
            """;

    static final String FLIGHTS = """
            {"items": [{"id": "F", "number": "RF101", "agreementId": "A", "status": "ON_HOLD", "overLimit": true,
              "legs": [{"origin": "KAEX", "destination": "MGGT", "departure": "2025-02-12T08:00:00-06:00", "arrival": "2025-02-12T17:30:00Z"}],
              "passengers": [
                {"category": "NATIONAL", "nationality": "GT", "women": 20, "men": 75, "accompaniedMinors": 4, "unaccompaniedMinors": 1},
                {"category": "THIRD_COUNTRY_NATIONAL", "nationality": "HN", "women": 1, "men": 2, "accompaniedMinors": 0, "unaccompaniedMinors": 0}],
              "clearance": {"status": "PENDING", "decideBy": "2025-02-12T06:00:00Z"}}], "next": null}
            """;

    private Issuer issuer;
    private FakeService agreements;
    private FakeService flights;

    @Override
    public Map<String, String> start() {
        try {
            Path key = Files.createTempDirectory("gateway-test").resolve("issuer-key.pem");
            issuer = new Issuer(SigningKey.at(key), Ports.free());
            agreements = new FakeService("agreements-service", Map.of("/api/v1/agreements", AGREEMENTS));
            flights = new FakeService("flights-service", Map.of("/api/v1/quotas", QUOTAS, "/api/v1/flights", FLIGHTS));
            return Map.of(
                    "ACUERDO_ISSUER", issuer.url(),
                    "ACUERDO_AGREEMENTS_URL", agreements.url(),
                    "ACUERDO_FLIGHTS_URL", flights.url(),
                    "test.issuer.key", key.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        issuer.close();
        agreements.close();
        flights.close();
    }
}
