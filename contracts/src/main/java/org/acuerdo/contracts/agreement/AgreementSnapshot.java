package org.acuerdo.contracts.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * An agreement as of one version: all that another service needs to enforce it. Carried by every message on
 * {@code acuerdo.agreements.v1}; at most 512 KiB as JSON.
 *
 * @param zone          IANA zone of the receiving state; all local days and windows are reckoned in it
 * @param version       grows by one with every change; also the message's sequence
 * @param pendingActs   acts that wait for the other party, as published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementSnapshot(
        @JsonProperty(required = true) UUID id,
        @JsonProperty(required = true) String reference,
        String title,
        String kind,
        @JsonProperty(required = true) String sendingState,
        @JsonProperty(required = true) String receivingState,
        @JsonProperty(required = true) String zone,
        @JsonProperty(required = true) long version,
        String recording,
        @JsonProperty(required = true) AgreementFacts facts,
        @JsonProperty(required = true) List<TermsVersion> terms,
        @JsonProperty(required = true) List<Baseline> baselines,
        List<Map<String, Object>> pendingActs,
        List<Map<String, Object>> monitoringBodies) {

    public static final int MAX_BYTES = 512 * 1024;

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /**
     * The version that applies on a day: the latest {@code effectiveFrom} not after it, on a tie the higher number;
     * withdrawn versions never apply.
     */
    public Optional<TermsVersion> termsOn(LocalDate day) {
        return terms.stream()
                .filter(v ->
                        v.withdrawnAt() == null && !v.terms().effectiveFrom().isAfter(day))
                .max(Comparator.comparing((TermsVersion v) -> v.terms().effectiveFrom())
                        .thenComparingInt(TermsVersion::version));
    }

    public Optional<Baseline> baseline(UUID baselineId) {
        return baselines.stream().filter(b -> b.id().equals(baselineId)).findFirst();
    }

    /** A limit is provisional while it rests on a baseline that is not decided. */
    public boolean provisional(Limit limit) {
        return limit.volume().baseline() != null
                && baseline(limit.volume().baseline())
                        .map(b -> b.status() != Baseline.Status.DECIDED)
                        .orElse(true);
    }

    /** Blocked: on a rejected baseline in any case, on a claimed one where the terms say so. */
    public boolean blocked(Terms version, Limit limit) {
        if (limit.volume().baseline() == null) {
            return false;
        }
        Baseline.Status status =
                baseline(limit.volume().baseline()).map(Baseline::status).orElse(Baseline.Status.REJECTED);
        return status == Baseline.Status.REJECTED
                || (status == Baseline.Status.CLAIMED && version.provisionalUse() == Terms.ProvisionalUse.BLOCKED);
    }

    public boolean party(String state) {
        return sendingState.equals(state) || receivingState.equals(state);
    }
}
