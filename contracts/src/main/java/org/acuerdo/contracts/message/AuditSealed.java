package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * A seal over the heads of a service's audit chains. Whoever keeps seals elsewhere can prove later what the trail said.
 *
 * @param number   1, 2, 3, ... per service, without a gap
 * @param sealedAt wall time, RFC 3339
 * @param previous hash of the seal before, in hex; empty for the first
 * @param heads    the last entry of each chain that grew since the seal before, in order of their ids
 * @param hash     SHA-256, in hex, over all of the above as {@code docs/guarantees.md} says
 */
public record AuditSealed(
        @JsonProperty(required = true) String service,
        @JsonProperty(required = true) long number,
        @JsonProperty(required = true) String sealedAt,
        @JsonProperty(required = true) String previous,
        @JsonProperty(required = true) List<Head> heads,
        @JsonProperty(required = true) String hash) {

    /**
     * The last entry of a chain.
     *
     * @param type  kind of the aggregate, such as {@code agreement}
     * @param id    the aggregate's id
     * @param entry number of the entry within its chain, from 1
     * @param hash  the entry's hash, in hex
     */
    public record Head(
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) UUID id,
            @JsonProperty(required = true) long entry,
            @JsonProperty(required = true) String hash) {}
}
