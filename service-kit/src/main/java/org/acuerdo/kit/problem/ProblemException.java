package org.acuerdo.kit.problem;

import java.util.List;
import org.acuerdo.contracts.Violation;

/**
 * An answer that is a problem (RFC 9457). Rules return violations as values; the use case turns them into this once,
 * at the transaction's boundary, which rolls back.
 */
public class ProblemException extends RuntimeException {
    private final int status;
    private final String code;
    private final transient List<Violation> violations;
    private final Integer retryAfterSeconds;

    public ProblemException(
            int status, String code, String detail, List<Violation> violations, Integer retryAfterSeconds) {
        // no stack trace: a refused request is no defect, and refusals can be many
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.violations = List.copyOf(violations);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    private static ProblemException of(int status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(), null);
    }

    /** 404, also for what the caller may not know of. */
    public static ProblemException notFound() {
        return of(404, "NOT_FOUND", "There is nothing here that you may see.");
    }

    /** 403 for a party with the wrong role. */
    public static ProblemException forbidden(String detail) {
        return of(403, "FORBIDDEN", detail);
    }

    /** 400 with every malformed field. */
    public static ProblemException malformed(List<Violation> violations) {
        return new ProblemException(400, "MALFORMED", violations.get(0).detail(), violations, null);
    }

    public static ProblemException malformed(String field, String detail) {
        return malformed(List.of(Violation.of("MALFORMED", field, detail, null)));
    }

    /** 409: in conflict with the present state. */
    public static ProblemException conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static ProblemException conflict(String code, String detail, List<Violation> violations) {
        return new ProblemException(409, code, detail, violations, null);
    }

    /** 409 for now: the same request can succeed a little later. */
    public static ProblemException notYet(String code, String detail, int retryAfterSeconds) {
        return new ProblemException(409, code, detail, List.of(), retryAfterSeconds);
    }

    /** 422 with all violations at once; the problem's code is the first one's. */
    public static ProblemException rules(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.get(0).detail()
                : violations.size() + " rules are broken; see violations.";
        return new ProblemException(422, violations.get(0).code(), detail, violations, null);
    }

    public static ProblemException rule(Violation violation) {
        return rules(List.of(violation));
    }

    /** 503: a part is down. */
    public static ProblemException unavailable(String detail, int retryAfterSeconds) {
        return new ProblemException(503, "UNAVAILABLE", detail, List.of(), retryAfterSeconds);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
