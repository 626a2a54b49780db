package org.acuerdo.kit.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.acuerdo.kit.http.RequestId;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as problem+json; nothing internal leaves at all. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @Inject
    RequestId requestId;

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return answer(e.status(), e.code(), e.getMessage(), e.violations(), e.retryAfterSeconds());
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException e) {
        return unauthorized("The bearer token is not valid here. Ask the issuer for a fresh one.");
    }

    @ServerExceptionMapper
    public Response missing(UnauthorizedException e) {
        return unauthorized("A bearer token is needed: Authorization: Bearer <token>.");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return answer(403, "FORBIDDEN", "Your role may not do this.", List.of(), null);
    }

    /** What the REST layer refuses by itself: unknown path, method, media type. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        return switch (status) {
            case 401 -> unauthorized("A bearer token is needed: Authorization: Bearer <token>.");
            case 404 -> answer(404, "NOT_FOUND", "There is nothing here that you may see.", List.of(), null);
            case 405 -> answer(405, "METHOD_NOT_ALLOWED", "This method is not offered here.", List.of(), null);
            case 406 -> answer(406, "NOT_ACCEPTABLE", "This representation is not offered here.", List.of(), null);
            case 413 -> answer(413, "BODY_TOO_LARGE", "The body is larger than accepted here.", List.of(), null);
            case 415 ->
                answer(
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Send the body as application/json; an import as text/csv.",
                        List.of(),
                        null);
            default -> answer(status, "MALFORMED", "The request can't be understood.", List.of(), null);
        };
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (Transient.isTransient(e)) {
            LOG.warnf("A part is down or busy, answered 503 (request %s): %s", requestId.value(), Transient.root(e));
            return answer(503, "UNAVAILABLE", "A part of the system is down. Try again.", List.of(), 2);
        }
        LOG.errorf(e, "Unexpected failure, answered 500 (request %s)", requestId.value());
        return answer(500, "INTERNAL", "Something failed here that should not. Quote the request id.", List.of(), null);
    }

    private Response unauthorized(String detail) {
        return Response.fromResponse(answer(401, "UNAUTHENTICATED", detail, List.of(), null))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    private Response answer(
            int status,
            String code,
            String detail,
            List<org.acuerdo.contracts.Violation> violations,
            Integer retryAfter) {
        Response.ResponseBuilder builder = Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .entity(org.acuerdo.kit.json.Json.write(
                        ProblemDetails.of(status, code, detail, requestId.value(), violations)));
        if (retryAfter != null) {
            builder.header("Retry-After", retryAfter);
        }
        return builder.build();
    }
}
