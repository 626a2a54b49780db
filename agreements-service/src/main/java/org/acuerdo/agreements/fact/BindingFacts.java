package org.acuerdo.agreements.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.rules.Fact;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;

/** The facts that wait for the other party where recording is COUNTERSIGNED. */
public final class BindingFacts {
    private BindingFacts() {}

    abstract static class Binding<B> implements BindingAct<B> {
        @Inject
        FactService facts;

        abstract Fact fact(B body);

        abstract String what();

        @Override
        public Verdict check(Agreement agreement, B body, Actor actor) {
            return facts.check(agreement, fact(body), reason(body), actor);
        }

        @Override
        public Answer execute(Agreement agreement, B body, Actor actor) {
            return facts.keep(agreement, what(), fact(body), body, actor);
        }

        String reason(B body) {
            return null;
        }
    }

    /** Provisional application. */
    @ApplicationScoped
    public static class Provisional extends Binding<FactBodies.Provisional> {
        @Override
        public String kind() {
            return "PROVISIONAL_APPLICATION";
        }

        @Override
        public Class<FactBodies.Provisional> contentType() {
            return FactBodies.Provisional.class;
        }

        @Override
        public List<LocalDate> dates(FactBodies.Provisional b) {
            return b.until() == null ? List.of(b.from()) : List.of(b.from(), b.until());
        }

        @Override
        Fact fact(FactBodies.Provisional b) {
            return new Fact.ProvisionalApplication(b.from(), b.until());
        }

        @Override
        String what() {
            return "provisionally-applied";
        }
    }

    /** Entry into force. */
    @ApplicationScoped
    public static class EntryIntoForce extends Binding<FactBodies.On> {
        @Override
        public String kind() {
            return "ENTRY_INTO_FORCE";
        }

        @Override
        public Class<FactBodies.On> contentType() {
            return FactBodies.On.class;
        }

        @Override
        public List<LocalDate> dates(FactBodies.On b) {
            return List.of(b.on());
        }

        @Override
        Fact fact(FactBodies.On b) {
            return new Fact.EntryIntoForce(b.on());
        }

        @Override
        String what() {
            return "entered-into-force";
        }

        @Override
        String reason(FactBodies.On b) {
            return b.reason();
        }
    }

    /** Extension of an expiry. */
    @ApplicationScoped
    public static class Extension extends Binding<FactBodies.Extension> {
        @Override
        public String kind() {
            return "EXTENSION";
        }

        @Override
        public Class<FactBodies.Extension> contentType() {
            return FactBodies.Extension.class;
        }

        @Override
        public List<LocalDate> dates(FactBodies.Extension b) {
            return List.of(b.expiresOn());
        }

        @Override
        Fact fact(FactBodies.Extension b) {
            return new Fact.Extension(b.expiresOn());
        }

        @Override
        String what() {
            return "extended";
        }

        @Override
        String reason(FactBodies.Extension b) {
            return b.reason();
        }
    }
}
