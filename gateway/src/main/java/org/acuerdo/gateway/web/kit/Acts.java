package org.acuerdo.gateway.web.kit;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Services.Answer;

/** Sends what was typed into a form to the service that owns the act. */
@ApplicationScoped
public class Acts {
    private final Services services;

    Acts(Services services) {
        this.services = services;
    }

    /**
     * What came of a form.
     *
     * @param sheet  id of the form
     * @param errors empty: it was done
     * @param status of the page that shows the form again
     * @param json   what the service answered
     */
    public record Sent(
            String sheet, MultivaluedMap<String, String> typed, List<Error> errors, int status, JsonObject json) {
        public boolean done() {
            return errors.isEmpty();
        }
    }

    /**
     * A body made of what was typed.
     *
     * @param placing moves what the service finds wrong to the field that it was typed into
     */
    public record Made(JsonObject json, UnaryOperator<Error> placing) {}

    /** Makes a body of what was typed. */
    public interface Maker {
        /** @param errors gets what can't be put into a body at all */
        Made make(List<Error> errors);
    }

    /** Sends a form's body; a form of strangers and one that makes no body go nowhere. */
    public Sent send(
            RoutingContext ctx,
            Visit visit,
            MultivaluedMap<String, String> typed,
            Sheet sheet,
            Part part,
            HttpMethod method,
            String uri) {
        Maker maker = errors -> new Made(sheet.body(visit.say(), typed, errors), UnaryOperator.identity());
        return send(ctx, visit, typed, sheet.id(), maker, part, method, uri);
    }

    /** The same with a body that is made otherwise. */
    public Sent send(
            RoutingContext ctx,
            Visit visit,
            MultivaluedMap<String, String> typed,
            String sheet,
            Maker maker,
            Part part,
            HttpMethod method,
            String uri) {
        if (!FormTokens.genuine(ctx, visit, typed)) {
            Error foreign = new Error(null, visit.say().the("form.foreign"), null, false);
            return new Sent(sheet, typed, List.of(foreign), 403, Json.EMPTY);
        }
        List<Error> errors = new ArrayList<>();
        Made body = maker.make(errors);
        if (!errors.isEmpty()) {
            return new Sent(sheet, typed, errors, 422, Json.EMPTY);
        }
        String etag = typed.getFirst("etag");
        String key = method == HttpMethod.POST ? typed.getFirst("key") : null;
        Answer answer = services.act(visit, part, method, uri, etag, key, body.json());
        List<Error> found = answer.done()
                ? List.of()
                : Problems.errors(visit.say(), answer).stream()
                        .map(body.placing())
                        .distinct()
                        .toList();
        return new Sent(sheet, typed, found, answer.away() ? 503 : answer.status(), answer.json());
    }

    /** A sheet as a form: as it was sent, if it was this one that was sent, else empty. */
    public static Form form(Visit visit, Sheet sheet, String etag, Sent sent) {
        return sent != null && sent.sheet().equals(sheet.id())
                ? sheet.again(visit, etag, sent.typed(), sent.errors())
                : sheet.blank(visit, etag);
    }
}
