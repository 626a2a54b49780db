package org.acuerdo.agreements.pending;

import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;

/**
 * An act that binds both parties, so that it may have to wait for a countersignature. Implemented once per kind by the
 * capability it belongs to.
 *
 * @param <B> its content, as an officer states it
 */
public interface BindingAct<B> {

    /** Name of the kind, as pending acts show it. */
    String kind();

    Class<B> contentType();

    /** Whether it is legal now; asked when it is proposed and again when it is countersigned. */
    Verdict check(Agreement agreement, B content, Actor actor);

    /** True where it waits for the other party. */
    default boolean waits(Agreement agreement, B content, Actor proposer) {
        return agreement.countersigned();
    }

    /** The dates that its content names. */
    List<LocalDate> dates(B content);

    /** Its effect, on the locked agreement. */
    Answer execute(Agreement agreement, B content, Actor actor);
}
