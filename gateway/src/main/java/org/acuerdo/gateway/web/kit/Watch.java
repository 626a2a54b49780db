package org.acuerdo.gateway.web.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page listens to while it is open, so that it shows what happens as it happens. Without scripts it stays as it was
 * loaded.
 *
 * @param from     address of the stream of events
 * @param types    types of events, by space
 * @param concerns what an event must name; empty: any
 */
public record Watch(String from, String types, String concerns, String updated, String waiting, String lost) {
    /** The script that listens. */
    static final String SCRIPT = "live.js";

    private static final Pattern TYPE = Pattern.compile("org\\.acuerdo\\.([a-z-]+)(?:\\.[a-z0-9-]+)+\\.v\\d+");
    private static final List<MatchResult> ALL = read();

    /**
     * @param agreement whose events; empty: of all that the reader may see
     * @param concerns  id that an event must name; empty: any
     * @param kinds     second words of the types, such as {@code flight}
     */
    public static Watch of(Say say, String agreement, String concerns, String... kinds) {
        List<String> wanted = List.of(kinds);
        return new Watch(
                agreement.isEmpty() ? "/room/events" : "/room/events?agreement=" + Visit.encode(agreement),
                ALL.stream()
                        .filter(t -> wanted.contains(t.group(1)))
                        .map(MatchResult::group)
                        .collect(Collectors.joining(" ")),
                concerns,
                say.the("live.updated"),
                say.the("live.waiting"),
                say.the("live.lost"));
    }

    /** All types that there are: those of the published message document. */
    private static List<MatchResult> read() {
        try (InputStream in = Watch.class.getResourceAsStream("/asyncapi.yaml")) {
            String document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Stream<MatchResult> found = TYPE.matcher(document).results();
            return List.copyOf(found.collect(Collectors.toMap(MatchResult::group, t -> t, (a, b) -> a))
                    .values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
