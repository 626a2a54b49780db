package org.acuerdo.flights.onward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.tx.Sql;

/** Who is in reception, and who is overdue, by agreement. */
@ApplicationScoped
public class Receptions {

    @Inject
    Sql sql;

    /**
     * @param persons in reception; who is in custody is held elsewhere
     * @param overdue cohorts whose day has passed while somebody is still waited for, or to be reviewed
     */
    public record Reception(long persons, long overdue) {
        public static final Reception NONE = new Reception(0, 0);
    }

    /** By agreement; absent: nobody ever arrived who was to move on, or was held. */
    public Map<UUID, Reception> of(Collection<UUID> agreements, Instant now) {
        Map<UUID, Reception> found = new HashMap<>();
        sql.query(
                "select agreement_id,"
                        + " coalesce(sum(persons - left_reception) filter (where category <> 'CUSTODY_TRANSFER'), 0),"
                        + " count(*) filter (where ended < persons and due_at <= ?)"
                        + " from onward_cohort where agreement_id = any(?) group by agreement_id",
                (c, s) -> {
                    s.setObject(1, now.atOffset(ZoneOffset.UTC));
                    s.setArray(2, c.createArrayOf("uuid", agreements.toArray()));
                },
                r -> found.put(r.getObject(1, UUID.class), new Reception(r.getLong(2), r.getLong(3))));
        return found;
    }
}
