package org.acuerdo.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.acuerdo.contracts.Violation;

/**
 * The body of every error, {@code application/problem+json} (RFC 9457).
 *
 * @param type       a URN that names the code
 * @param instance   the request id, to be quoted when asking for help
 * @param violations every broken rule; empty where the problem is no broken rule
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemDetails of(
            int status, String code, String detail, String requestId, List<Violation> violations) {
        return new ProblemDetails(
                "urn:acuerdo:problem:" + code,
                title(status),
                status,
                detail,
                requestId == null ? null : "urn:acuerdo:request:" + requestId,
                code,
                violations);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Malformed request";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict with the present state";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Against a rule";
            case 428 -> "If-Match is required";
            case 429 -> "Too many requests";
            case 503 -> "Temporarily unavailable";
            default -> status >= 500 ? "Internal error" : "Refused";
        };
    }
}
