package org.acuerdo.agreements.workinggroup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.item.ItemKind;
import org.acuerdo.agreements.item.PartyRules;
import org.acuerdo.agreements.item.Texts;
import org.acuerdo.kit.text.FreeText;

/** Binational working groups as items below an agreement, and what is added to them. */
public final class WorkingGroups {
    private static final String HAPPENED = "dates of happening are not after the clock's local day";

    /** The kind itself. */
    public static final ItemKind<Group> KIND = new ItemKind<>(
            "working-group", "working-groups", Group.class, WorkingGroups::check, (view, item, entries, today) -> {
                ItemKind.list(view, "meeting", "meetings", entries);
                ItemKind.list(view, "outcome", "outcomes", entries);
            });

    static final ItemKind.Entry<Meeting> MEETING =
            new ItemKind.Entry<>("meeting", "meetings", Meeting.class, WorkingGroups::check);

    /** Outcomes are checked as what they bring about. */
    static final ItemKind.Entry<OutcomeRecord> OUTCOME = new ItemKind.Entry<>(
            "outcome", "outcomes", OutcomeRecord.class, (agreement, outcome, today) -> Verdict.LEGAL);

    private WorkingGroups() {}

    /** A member, by institution: no persons are named. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(
            @JsonProperty(required = true) String institution,
            @JsonProperty(required = true) String state) {}

    /** A group: who is in it and what it is to settle. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String mandate,
            @JsonProperty(required = true) List<Member> members,
            List<String> agenda) {}

    /** A meeting, on a day local to the receiving state. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meeting(@JsonProperty(required = true) LocalDate on, String place, String summary) {}

    private static Verdict check(Agreement agreement, Group group, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        for (int i = 0; i < group.members().size(); i++) {
            PartyRules.party(
                    found,
                    agreement,
                    "members[" + i + "].state",
                    group.members().get(i).state());
        }
        return found.verdict()
                .and(Refusals.texts(
                        FreeText.check("name", group.name(), 200), FreeText.check("mandate", group.mandate(), 2000)))
                .and(Texts.each("members", "institution", group.members(), Member::institution))
                .and(Texts.each("agenda", group.agenda()));
    }

    private static Verdict check(Agreement agreement, Meeting meeting, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        Dates.happened(found, "on", meeting.on(), today, HAPPENED);
        return found.verdict()
                .and(Refusals.texts(
                        FreeText.check("place", meeting.place(), 200),
                        FreeText.check("summary", meeting.summary(), 2000)));
    }
}
