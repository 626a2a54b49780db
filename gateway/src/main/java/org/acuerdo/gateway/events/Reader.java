package org.acuerdo.gateway.events;

import java.util.Set;

/**
 * Who reads and what of it: each reader only sees what it may, and of that what it asked for.
 *
 * @param all        an auditor
 * @param state      the officer's own, or null
 * @param agreements ids that may be seen whatever the state: those of a monitor
 * @param wanted     ids of agreements asked for; empty for all
 * @param types      types asked for; empty for all
 */
record Reader(boolean all, String state, Set<String> agreements, Set<String> wanted, Set<String> types) {

    boolean sees(StreamEvent event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (wanted.isEmpty() || event.agreements().stream().anyMatch(wanted::contains))
                && may(event);
    }

    private boolean may(StreamEvent event) {
        if (all) {
            return true;
        }
        if (state != null && (event.states().contains(state) || EventTopics.forEveryParty(event.topic()))) {
            return true;
        }
        return event.agreements().stream().anyMatch(agreements::contains);
    }

    Reader withAgreements(Set<String> now) {
        return new Reader(all, state, now, wanted, types);
    }
}
