package org.acuerdo.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.local.Api;

/** Checks the audit trails of both services, and says where one does not hold. */
public final class Verify {
    /** What one request carries: the gateway takes a body of a mebibyte. */
    private static final int MOST_CHARACTERS = 400_000;

    private final Trail trail;
    private final PrintStream out;
    private final PrintStream progress;
    private final Set<String> findings = new LinkedHashSet<>();

    /** @param progress what tells how far it has come; not part of the result */
    public Verify(Api api, PrintStream out, PrintStream progress) {
        this.trail = new Trail(api);
        this.out = out;
        this.progress = progress;
    }

    /**
     * @param kept a file of seals kept elsewhere; null: only what the services themselves keep
     * @return true if all holds
     */
    public boolean run(Path kept) {
        Map<String, List<JsonNode>> seals = kept == null ? Map.of() : KeptFile.read(kept);
        Trail.SERVICES.forEach(this::check);
        seals.forEach(this::compare);
        findings.forEach(out::println);
        out.println(
                findings.isEmpty()
                        ? "The audit trail holds."
                        : "The audit trail does not hold: " + findings.size() + " found.");
        return findings.isEmpty();
    }

    private void check(String service) {
        long[] counts = new long[3];
        trail.each(service, "verification", part -> {
            counts[0] += part.path("entries").asLong();
            counts[1] += part.path("chains").asLong();
            counts[2] += part.path("seals").asLong();
            note(part);
            if (!part.path("complete").asBoolean()) {
                progress.println("  " + service + ": " + counts[0] + " of about "
                        + Math.max(counts[0], part.path("about").asLong()) + " entries checked, " + counts[2]
                        + " seals");
            }
        });
        out.println(service + ": " + counts[0] + " entries in " + counts[1] + " chains, under " + counts[2] + " seals");
    }

    private void compare(String service, List<JsonNode> seals) {
        List<JsonNode> some = new ArrayList<>();
        int size = 0;
        for (int i = 0; i < seals.size(); i++) {
            some.add(seals.get(i));
            size += seals.get(i).toString().length();
            boolean last = i == seals.size() - 1;
            if (last || size + seals.get(i + 1).toString().length() > MOST_CHARACTERS || some.size() == 200) {
                note(trail.compare(service, Map.of("seals", some)));
                some = new ArrayList<>();
                size = 0;
                if (!last) {
                    progress.println("  " + service + ": " + (i + 1) + " of " + seals.size() + " kept seals compared");
                }
            }
        }
        out.println(service + ": compared with " + seals.size() + " kept seals");
    }

    private void note(JsonNode part) {
        for (JsonNode f : part.path("findings")) {
            findings.add(line(f));
        }
    }

    private static String line(JsonNode f) {
        StringBuilder line = new StringBuilder(f.path("service").asText())
                .append(": ")
                .append(f.path("kind").asText())
                .append(' ');
        if (f.has("aggregateId")) {
            line.append(f.path("aggregateType").asText())
                    .append(' ')
                    .append(f.path("aggregateId").asText())
                    .append(" entry ")
                    .append(f.path("entry").asLong());
            if (f.path("toEntry").asLong() != f.path("entry").asLong()) {
                line.append(" to ").append(f.path("toEntry").asLong());
            }
        } else {
            line.append("seal ").append(f.path("seal").asLong());
        }
        return line.append(" (").append(f.path("detail").asText()).append(")").toString();
    }
}
