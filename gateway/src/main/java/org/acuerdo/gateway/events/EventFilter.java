package org.acuerdo.gateway.events;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.acuerdo.gateway.http.Problem;

/** The parameters of the event stream: which there are, and what each takes. */
final class EventFilter {
    private static final int MOST_VALUES = 50;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TYPE = Pattern.compile("org\\.acuerdo(\\.[a-z0-9-]{1,60}){2,4}");

    private EventFilter() {}

    /** What is wrong with these parameters. */
    static Optional<Problem> wrong(MultiMap parameters) {
        for (String name : parameters.names()) {
            List<String> values = parameters.getAll(name);
            Map.Entry<Pattern, String> takes = switch (name) {
                case "agreement" -> Map.entry(UUID, "an agreement's id");
                case "type" -> Map.entry(TYPE, "a type such as org.acuerdo.flight.cleared.v1");
                default -> null;
            };
            if (takes == null) {
                return Optional.of(Problem.malformed("There is no such parameter here; agreement and type are."));
            }
            if (values.size() > MOST_VALUES) {
                return Optional.of(Problem.malformed("Parameter " + name + " may be given " + MOST_VALUES + " times."));
            }
            if (!values.stream()
                    .allMatch(v ->
                            takes.getKey().matcher(v.toLowerCase(Locale.ROOT)).matches())) {
                return Optional.of(Problem.malformed("Parameter " + name + " takes " + takes.getValue() + "."));
            }
        }
        return Optional.empty();
    }
}
