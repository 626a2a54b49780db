package org.acuerdo.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstreams;
import org.acuerdo.gateway.web.Room.FlightRow;
import org.acuerdo.gateway.web.Room.QuotaBlock;
import org.acuerdo.gateway.web.Room.Section;
import org.jboss.logging.Logger;

/**
 * Gathers what the control room shows, with the token of whoever is signed in: the services decide what that person may
 * see. All of a page is asked for at once, nothing waits on a thread.
 */
@ApplicationScoped
public class RoomService {
    private static final Logger LOG = Logger.getLogger(RoomService.class);
    private static final int MOST_AGREEMENTS = 50;
    private static final int MOST_BLOCKS = 12;
    private static final int MOST_FLIGHTS = 200;

    /** Where there may be windows in force this week. */
    private static final Set<String> WITH_QUOTAS = Set.of("SIGNED", "IN_FORCE", "SUSPENDED", "NOTICE_GIVEN");

    private final Upstreams upstreams;

    RoomService(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /** Days of a week, both included. */
    private record Days(LocalDate monday, LocalDate sunday) {
        static Days around(LocalDate day) {
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return new Days(monday, monday.plusDays(6));
        }
    }

    /** An answer, or none: {@code json} is null where the service could not be asked or refused. */
    private record Found(JsonObject json, Instant time) {
        boolean missing() {
            return json == null;
        }
    }

    Future<Room> room(Room.User user, String token, String requestId) {
        return ask(Part.AGREEMENTS, "/api/v1/agreements?limit=" + MOST_AGREEMENTS, token, requestId)
                .compose(agreements -> {
                    if (agreements.time() != null) {
                        return withWeek(user, token, requestId, agreements, agreements.time());
                    }
                    // the clock is asked of the other service before it is guessed
                    return ask(Part.FLIGHTS, "/api/v1/flights?limit=1", token, requestId)
                            .compose(any -> withWeek(
                                    user,
                                    token,
                                    requestId,
                                    agreements,
                                    any.time() == null ? Instant.now() : any.time()));
                });
    }

    private Future<Room> withWeek(Room.User user, String token, String requestId, Found agreements, Instant now) {
        Map<String, JsonObject> byId = new LinkedHashMap<>();
        if (!agreements.missing()) {
            Rows.items(agreements.json()).forEach(a -> byId.put(a.getString("id"), a));
        }
        List<JsonObject> withQuotas = byId.values().stream()
                .filter(a -> WITH_QUOTAS.contains(a.getString("status")))
                .toList();
        List<Future<QuotaBlock>> blocks = withQuotas.stream()
                .limit(MOST_BLOCKS)
                .map(a -> quotas(a, now, token, requestId))
                .toList();
        Future<Found> flights = ask(Part.FLIGHTS, flightsUri(byId, now), token, requestId);
        List<Future<?>> all = new ArrayList<>(blocks);
        all.add(flights);
        return Future.join(all).map(done -> {
            Set<String> missing = new LinkedHashSet<>();
            if (agreements.missing()) {
                missing.add(Part.AGREEMENTS.title());
            }
            List<QuotaBlock> found = blocks.stream().map(Future::result).toList();
            if (flights.result().missing() || found.stream().anyMatch(QuotaBlock::missing)) {
                missing.add(Part.FLIGHTS.title());
            }
            return new Room(
                    user,
                    LocalDate.ofInstant(now, ZoneOffset.UTC).toString(),
                    List.copyOf(missing),
                    agreements.missing()
                            ? Section.gone()
                            : new Section<>(
                                    byId.values().stream().map(Rows::agreement).toList(),
                                    false,
                                    agreements.json().getString("next") != null),
                    agreements.missing()
                            ? Section.gone()
                            : new Section<>(
                                    found.stream()
                                            .filter(b ->
                                                    b.missing() || !b.windows().isEmpty())
                                            .toList(),
                                    false,
                                    withQuotas.size() > MOST_BLOCKS),
                    flights(flights.result(), byId));
        });
    }

    private static Section<FlightRow> flights(Found found, Map<String, JsonObject> agreements) {
        if (found.missing()) {
            return Section.gone();
        }
        List<FlightRow> rows = Rows.items(found.json()).stream()
                .map(f -> Rows.flight(f, agreements))
                .sorted(Rows.byArrival())
                .toList();
        return new Section<>(rows, false, found.json().getString("next") != null);
    }

    private Future<QuotaBlock> quotas(JsonObject agreement, Instant now, String token, String requestId) {
        ZoneId zone = Rows.zone(agreement);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Days days = Days.around(today);
        String uri = "/api/v1/quotas?agreement=" + agreement.getString("id") + "&from=" + days.monday() + "&to="
                + days.sunday();
        return ask(Part.FLIGHTS, uri, token, requestId)
                .map(found -> new QuotaBlock(
                        agreement.getString("id"),
                        agreement.getString("reference"),
                        Rows.week(today),
                        zone.getId(),
                        found.missing()
                                ? List.of()
                                : Rows.items(found.json()).stream()
                                        .map(Rows::window)
                                        .toList(),
                        found.missing()));
    }

    /** From the first Monday to the last Sunday of the weeks of all zones, which differ by a day at most. */
    private static String flightsUri(Map<String, JsonObject> agreements, Instant now) {
        LocalDate from = Days.around(LocalDate.ofInstant(now, ZoneOffset.UTC)).monday();
        LocalDate to = from.plusDays(6);
        for (JsonObject agreement : agreements.values()) {
            Days days = Days.around(LocalDate.ofInstant(now, Rows.zone(agreement)));
            from = days.monday().isBefore(from) ? days.monday() : from;
            to = days.sunday().isAfter(to) ? days.sunday() : to;
        }
        return "/api/v1/flights?from=" + from + "&to=" + to + "&limit=" + MOST_FLIGHTS;
    }

    private Future<Found> ask(Part part, String uri, String token, String requestId) {
        return upstreams
                .get(part, uri, token, requestId)
                .map(answer -> {
                    Instant time = Rows.domainTime(answer.domainTime());
                    if (answer.status() != 200) {
                        LOG.warnf("%s: %s answered %d to the control room", requestId, part.title(), answer.status());
                        return new Found(null, time);
                    }
                    return new Found(answer.body().toJsonObject(), time);
                })
                .otherwise(failure -> {
                    LOG.warnf(
                            "%s: %s gave the control room no answer: %s",
                            requestId, part.title(), failure.getMessage());
                    return new Found(null, null);
                });
    }
}
