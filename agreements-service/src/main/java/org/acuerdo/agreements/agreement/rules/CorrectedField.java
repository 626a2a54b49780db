package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;

/**
 * What a correction speaks of.
 *
 * @param name       as in an agreement's facts
 * @param suspension which suspension; null for all other fields
 */
public record CorrectedField(String name, UUID suspension) {
    public static final String TITLE = "title";
    private static final String SUSPENSION = "suspensions.";

    private static final List<String> DATES = List.of(
            "announcedOn",
            "negotiatingSince",
            "signedOn",
            "provisionalFrom",
            "provisionalUntil",
            "inForceFrom",
            "terminationNotice.givenOn",
            "terminationNotice.effectiveOn",
            "expiresOn",
            "abandonedOn");

    /** What may be corrected, for an answer that refuses something else. */
    public static final String ACCEPTED =
            "title, " + String.join(", ", DATES) + ", suspensions.ID.from, suspensions.ID.until";

    /** The field of this name; none where there is nothing of the kind. */
    public static Optional<CorrectedField> of(String text) {
        if (text.equals(TITLE) || DATES.contains(text)) {
            return Optional.of(new CorrectedField(text, null));
        }
        if (text.matches("suspensions\\.[0-9a-fA-F-]{36}\\.(from|until)")) {
            try {
                UUID id = UUID.fromString(text.substring(SUSPENSION.length(), SUSPENSION.length() + 36));
                return Optional.of(new CorrectedField(text.substring(SUSPENSION.length() + 37), id));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** True where the value is a local day. */
    public boolean date() {
        return !name.equals(TITLE);
    }

    /** True where no value is a value: open-ended, or without an expiry. */
    public boolean mayBeOpen() {
        return name.equals("provisionalUntil") || name.equals("until") || name.equals("expiresOn");
    }

    /** True where the act itself binds both parties. */
    public boolean binding() {
        return name.equals("provisionalFrom")
                || name.equals("provisionalUntil")
                || name.equals("inForceFrom")
                || name.equals("expiresOn");
    }

    /** The day that stands; null where none does. */
    public LocalDate standing(AgreementFacts facts) {
        AgreementFacts.Suspension s = suspension(facts);
        AgreementFacts.TerminationNotice n = facts.terminationNotice();
        return switch (name) {
            case "announcedOn" -> facts.announcedOn();
            case "negotiatingSince" -> facts.negotiatingSince();
            case "signedOn" -> facts.signedOn();
            case "provisionalFrom" -> facts.provisionalFrom();
            case "provisionalUntil" -> facts.provisionalUntil();
            case "inForceFrom" -> facts.inForceFrom();
            case "terminationNotice.givenOn" -> n == null ? null : n.givenOn();
            case "terminationNotice.effectiveOn" -> n == null ? null : n.effectiveOn();
            case "expiresOn" -> facts.expiresOn();
            case "abandonedOn" -> facts.abandonedOn();
            case "from" -> s == null ? null : s.from();
            case "until" -> s == null ? null : s.until();
            default -> null;
        };
    }

    /** True where the fact it belongs to is on record, also if this end of it is open. */
    public boolean onRecord(AgreementFacts facts) {
        return switch (name) {
            case TITLE -> true;
            case "from", "until" -> suspension(facts) != null;
            case "provisionalUntil" -> facts.provisionalFrom() != null;
            default -> standing(facts) != null;
        };
    }

    AgreementFacts.Suspension suspension(AgreementFacts facts) {
        return facts.suspensions().stream()
                .filter(s -> s.id().equals(suspension))
                .findFirst()
                .orElse(null);
    }
}
