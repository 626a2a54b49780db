package org.acuerdo.gateway.events;

import java.util.List;
import org.acuerdo.contracts.message.Topics;

/** The topics that the event stream merges, in the order in which resume points count them: only ever appended to. */
final class EventTopics {
    static final List<String> NAMES = List.of(
            Topics.AGREEMENTS,
            Topics.CLEARANCE_REQUESTS,
            Topics.CLEARANCES,
            Topics.FLIGHTS,
            Topics.QUOTAS,
            Topics.AUDIT_SEALS);

    private static final int SEALS = NAMES.indexOf(Topics.AUDIT_SEALS);

    private EventTopics() {}

    /** Seals concern no agreement; auditors and every party may keep them elsewhere (domain rules, section 5). */
    static boolean forEveryParty(int topic) {
        return topic == SEALS;
    }
}
