package org.acuerdo.agreements.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.acuerdo.contracts.agreement.Source;

/** What officers state of a fact. All dates are local days of the receiving state; sources pass as they are given. */
public final class FactBodies {
    private FactBodies() {}

    /** Negotiation, signature, entry into force: the day it happened or takes effect. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record On(@JsonProperty(required = true) LocalDate on, Source source, String reason) {}

    /** @param until the last day; null: until entry into force */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Provisional(@JsonProperty(required = true) LocalDate from, LocalDate until, Source source) {}

    /**
     * @param until the last suspended day; null: until further notice
     * @param by    the officer's own state
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Suspension(
            @JsonProperty(required = true) LocalDate from,
            LocalDate until,
            @JsonProperty(required = true) String by,
            @JsonProperty(required = true) String reason,
            Source source) {}

    /** @param on the first day that is operative again */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SuspensionEnd(
            @JsonProperty(required = true) LocalDate on, String reason) {}

    /** @param effectiveOn the first day that is no longer operative */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notice(
            @JsonProperty(required = true) LocalDate givenOn,
            @JsonProperty(required = true) LocalDate effectiveOn,
            @JsonProperty(required = true) String by,
            String reason,
            Source source) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NoticeWithdrawal(String reason) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Abandonment(
            @JsonProperty(required = true) LocalDate on,
            @JsonProperty(required = true) String by,
            Source source,
            String reason) {}

    /** @param expiresOn the new last day */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Extension(@JsonProperty(required = true) LocalDate expiresOn, Source source, String reason) {}
}
