package org.acuerdo.gateway.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.Room.AgreementRow;
import org.acuerdo.gateway.web.Room.Bar;
import org.acuerdo.gateway.web.Room.ClearanceNote;
import org.acuerdo.gateway.web.Room.FlightRow;
import org.acuerdo.gateway.web.Room.Group;
import org.acuerdo.gateway.web.Room.WindowRow;

/** Makes rows of the page from what the services answer. Pure. */
final class Rows {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> CLASSES = List.of("women", "men", "accompaniedMinors", "unaccompaniedMinors");

    private Rows() {}

    /** The objects of a list answer. */
    static List<JsonObject> items(JsonObject answer) {
        return answer.getJsonArray("items", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    static AgreementRow agreement(JsonObject a) {
        return new AgreementRow(
                a.getString("id"),
                a.getString("reference"),
                a.getString("title"),
                a.getString("sendingState"),
                a.getString("receivingState"),
                a.getString("status"),
                a.getBoolean("operative", false),
                a.getBoolean("provisionalApplication", false));
    }

    static ZoneId zone(JsonObject agreement) {
        try {
            return ZoneId.of(agreement.getString("zone", "UTC"));
        } catch (java.time.DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** ISO label of a day's week, such as 2025-W07. */
    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static WindowRow window(JsonObject w) {
        long reserved = w.getLong("reserved", 0L);
        long consumed = w.getLong("consumed", 0L);
        long available = w.getLong("available", 0L);
        long excess = w.getLong("excess", 0L);
        JsonObject entitlement = w.getJsonObject("entitlement", new JsonObject());
        return new WindowRow(
                w.getString("limitId"),
                w.getString("unit"),
                w.getJsonObject("window", new JsonObject()).getString("label"),
                entitlement.getString("decimal"),
                w.getLong("allowance", 0L),
                reserved,
                consumed,
                available,
                excess,
                w.getString("state"),
                w.getBoolean("provisional", false),
                Bar.of(consumed, reserved, available, excess));
    }

    /** @param agreements the agreements by id, as listed */
    static FlightRow flight(JsonObject f, Map<String, JsonObject> agreements) {
        List<JsonObject> legs = objects(f, "legs");
        JsonObject last = legs.isEmpty() ? new JsonObject() : legs.get(legs.size() - 1);
        List<String> ids = Stream.concat(
                        Stream.ofNullable(f.getString("agreementId")),
                        legs.stream().map(leg -> leg.getString("agreementId")).filter(java.util.Objects::nonNull))
                .distinct()
                .toList();
        ZoneId zone = ids.isEmpty() || !agreements.containsKey(ids.get(ids.size() - 1))
                ? null
                : zone(agreements.get(ids.get(ids.size() - 1)));
        Map<String, Long> groups = groups(f, legs);
        return new FlightRow(
                f.getString("id"),
                f.getString("number", f.getString("id")),
                ids.stream()
                        .map(id -> agreements.getOrDefault(id, new JsonObject()).getString("reference", id))
                        .toList(),
                last.getString("destination", ""),
                local(last.getString("arrival"), zone),
                utc(last.getString("arrival")),
                f.getString("status"),
                clearances(f, zone),
                groups.values().stream().mapToLong(Long::longValue).sum(),
                groups.entrySet().stream()
                        .map(g -> new Group(g.getKey(), g.getValue()))
                        .toList(),
                f.getBoolean("overLimit", false),
                f.getBoolean("heldInFlight", false),
                f.getBoolean("irregular", false));
    }

    static Comparator<FlightRow> byArrival() {
        return Comparator.comparing(FlightRow::arrivalUtc).thenComparing(FlightRow::number);
    }

    private static Map<String, Long> groups(JsonObject flight, List<JsonObject> legs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Stream.concat(
                        objects(flight, "passengers").stream(),
                        legs.stream().flatMap(leg -> objects(leg, "passengers").stream()))
                .forEach(group -> counts.merge(
                        group.getString("category", ""),
                        CLASSES.stream().mapToLong(c -> group.getLong(c, 0L)).sum(),
                        Long::sum));
        return counts;
    }

    private static List<ClearanceNote> clearances(JsonObject flight, ZoneId zone) {
        List<JsonObject> all = new ArrayList<>(objects(flight, "clearances"));
        if (all.isEmpty() && flight.getValue("clearance") instanceof JsonObject one) {
            all.add(one);
        }
        return all.stream()
                .map(c -> new ClearanceNote(
                        c.getString("status"),
                        "PENDING".equals(c.getString("status")) && c.getString("decideBy") != null
                                ? local(c.getString("decideBy"), zone)
                                : null))
                .toList();
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        if (!(of.getValue(name) instanceof JsonArray array)) {
            return List.of();
        }
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** In the receiving state's time; where that is not known, as it was given. */
    private static String local(String instant, ZoneId zone) {
        OffsetDateTime time = parse(instant);
        if (time == null) {
            return "";
        }
        return MINUTES.format(zone == null ? time : time.atZoneSameInstant(zone));
    }

    private static String utc(String instant) {
        OffsetDateTime time = parse(instant);
        return time == null
                ? ""
                : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString();
    }

    private static OffsetDateTime parse(String instant) {
        try {
            return instant == null ? null : OffsetDateTime.parse(instant);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The clock's instant that an answer told, or null. */
    static Instant domainTime(String header) {
        try {
            return header == null ? null : Instant.parse(header);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
