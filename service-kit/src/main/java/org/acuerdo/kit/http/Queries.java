package org.acuerdo.kit.http;

import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.TextTimes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;

/** Query parameters: known ones only, once each, well formed; else 400. */
public final class Queries {
    private Queries() {}

    /** @throws ProblemException 400 for an unknown or repeated parameter, naming what is accepted */
    public static void only(UriInfo uri, String... known) {
        List<String> accepted = Arrays.asList(known);
        List<Violation> violations = uri.getQueryParameters().entrySet().stream()
                .filter(e -> !accepted.contains(e.getKey()) || e.getValue().size() > 1)
                .map(e -> accepted.contains(e.getKey())
                        ? Violation.of("MALFORMED", e.getKey(), "given more than once", null)
                        : Violation.of(
                                "MALFORMED",
                                e.getKey().matches("[A-Za-z0-9_-]{1,60}") ? e.getKey() : "?",
                                "unknown parameter; accepted here: " + String.join(", ", accepted),
                                null))
                .collect(Collectors.toList());
        if (!violations.isEmpty()) {
            throw ProblemException.malformed(violations);
        }
    }

    public static Optional<String> text(UriInfo uri, String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name)).filter(t -> !t.isBlank());
    }

    public static Optional<LocalDate> date(UriInfo uri, String name) {
        return text(uri, name).map(t -> {
            try {
                return TextTimes.day(t);
            } catch (DateTimeException e) {
                throw ProblemException.malformed(name, "a local date such as 2025-02-05");
            }
        });
    }

    /** An instant as RFC 3339 with offset; a plus that a client left unescaped is read as one. */
    public static Optional<Instant> instant(UriInfo uri, String name) {
        return text(uri, name).map(t -> {
            try {
                return TextTimes.instant(t.replace(' ', '+')).toInstant();
            } catch (DateTimeException e) {
                throw ProblemException.malformed(name, "an instant with offset such as 2025-02-20T12:00:00Z");
            }
        });
    }

    public static Optional<UUID> id(UriInfo uri, String name) {
        return text(uri, name).map(t -> Ids.parse(t).orElseThrow(() -> ProblemException.malformed(name, "a UUID")));
    }

    public static Optional<Long> number(UriInfo uri, String name) {
        return text(uri, name).map(t -> {
            if (!t.matches("\\d{1,15}")) {
                throw ProblemException.malformed(name, "a whole number");
            }
            return Long.parseLong(t);
        });
    }

    public static Optional<Boolean> flag(UriInfo uri, String name) {
        return text(uri, name).map(t -> {
            if (!t.equals("true") && !t.equals("false")) {
                throw ProblemException.malformed(name, "true or false");
            }
            return Boolean.parseBoolean(t);
        });
    }

    public static <E extends Enum<E>> Optional<E> oneOf(UriInfo uri, String name, Class<E> type) {
        return text(uri, name)
                .map(t -> Arrays.stream(type.getEnumConstants())
                        .filter(c -> c.name().equals(t))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.malformed(
                                name,
                                "one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(Enum::name)
                                                .collect(Collectors.joining(", ")))));
    }
}
