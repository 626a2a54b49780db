package org.acuerdo.flights.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * A random agreement and landings under it, as the naive model reads it and as the service does: in force or provisionally
 * applied, suspended for days or until further notice, given notice of, expiring, its terms amended, restated and withdrawn.
 */
final class RandomAgreement {
    final NaiveQuota naive;
    private final Random random;
    private final RandomTerms terms;
    private final Given given;
    private boolean inForce;
    private LocalDate notice;
    private LocalDate expiry;
    private LocalDate openSuspension;
    /** Where the version recorded last may still be withdrawn: when it takes effect. */
    private LocalDate lastTerms;

    private long version;

    /** @param start its first day */
    RandomAgreement(Random random, UUID id, LocalDate start) {
        this(random, Given.agreement().id(id), start);
    }

    RandomAgreement(Random random, Given begun, LocalDate start) {
        this.random = random;
        terms = new RandomTerms(random);
        naive = new NaiveQuota(start);
        naive.baseline(14, true);
        given = begun.baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.DECIDED);
        if (random.nextInt(4) == 0) {
            LocalDate until = random.nextBoolean() ? null : start.plusDays(10 + random.nextInt(60));
            given.provisional(start.toString(), until == null ? null : until.toString());
            naive.facts.provisional(start, until);
        } else {
            enterIntoForce(start);
        }
        newTerms(start);
        lastTerms = null;
    }

    /** The next version, as it now stands. */
    AgreementSnapshot snapshot() {
        return given.version(++version).snapshot();
    }

    /** Something is recorded, perhaps late. @return what */
    String amend(LocalDate today) {
        LocalDate day = today.plusDays(random.nextInt(12) - 4L);
        int dice = random.nextInt(100);
        if (dice < 10 && lastTerms != null && lastTerms.isAfter(today)) {
            given.withdrawn();
            naive.withdrawn();
            lastTerms = null;
            return "terms withdrawn";
        }
        if (dice < 35) {
            LocalDate until = day.plusDays(random.nextInt(4));
            given.suspended(day.toString(), until.toString());
            naive.facts.suspended(day, until);
            return "suspended from " + day;
        }
        if (dice < 40 && openSuspension == null) {
            given.suspended(day.toString(), null);
            naive.facts.suspended(day, null);
            openSuspension = day;
            return "suspended until further notice from " + day;
        }
        if (dice < 60 && openSuspension != null) {
            given.suspensionEnded(openSuspension.toString(), day.toString());
            naive.facts.suspensionEnded(day);
            openSuspension = null;
            return "no longer suspended after " + day;
        }
        if (dice < 66) {
            return ending(today);
        }
        if (dice < 75 && !inForce) {
            enterIntoForce(day);
            return "in force from " + day;
        }
        if (dice >= 92) {
            return baseline();
        }
        newTerms(day);
        return "terms from " + day;
    }

    /** It is decided, rejected, or claimed otherwise. */
    private String baseline() {
        Baseline.Status status = Baseline.Status.values()[random.nextInt(Baseline.Status.values().length)];
        int value = 8 + random.nextInt(12);
        given.baselineChanged(Integer.toString(value), status);
        naive.baseline(value, status == Baseline.Status.DECIDED);
        return "baseline of " + value + " " + status;
    }

    private String ending(LocalDate today) {
        if (notice != null && notice.isAfter(today)) {
            given.noticeWithdrawn();
            naive.facts.terminated(null);
            notice = null;
            return "notice withdrawn";
        }
        if (notice == null && random.nextBoolean()) {
            // perhaps recorded late
            notice = today.plusDays(random.nextInt(60) - 2L);
            given.terminated(today.toString(), notice.toString());
            naive.facts.terminated(notice);
            return "terminated from " + notice;
        }
        if (expiry == null || !expiry.isBefore(today)) {
            LocalDate least = expiry == null ? today.plusDays(5) : expiry;
            expiry = least.plusDays(random.nextInt(100));
            given.expires(expiry.toString());
            naive.facts.expires(expiry);
            return "expires on " + expiry;
        }
        return "nothing";
    }

    private void enterIntoForce(LocalDate from) {
        given.inForce(from.toString());
        naive.facts.enteredIntoForce(from);
        inForce = true;
    }

    private void newTerms(LocalDate from) {
        List<NaiveRule> rules = terms.rules(from);
        naive.terms(from, rules);
        given.terms(from.toString(), rules.stream().map(RandomTerms::limit).toArray(Limit[]::new));
        lastTerms = from;
    }

    // ---- landings

    /** So many days ahead, or back. */
    Landing landing(AgreementSnapshot agreement, Instant now, int days) {
        return new Landing(
                agreement.id(),
                now.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(random.nextInt(600))),
                random.nextBoolean() ? AircraftCategory.CHARTER : AircraftCategory.MILITARY,
                airport(),
                groups(1));
    }

    /** As it came: at another time, perhaps elsewhere, with others than planned. */
    Landing moved(Landing planned) {
        return new Landing(
                planned.agreementId(),
                planned.arrival().plus(Duration.ofHours(random.nextInt(60) - 30L)),
                planned.aircraft(),
                random.nextInt(4) == 0 ? airport() : planned.airport(),
                random.nextBoolean() ? planned.groups() : groups(0));
    }

    private List<PassengerGroup> groups(int leastNationals) {
        return List.of(
                Given.group(PopulationCategory.NATIONAL, "GT", leastNationals + random.nextInt(4)),
                hondurans(random.nextInt(4)),
                cubans(Math.max(0, random.nextInt(4) - 2)),
                stateless(Math.max(0, random.nextInt(5) - 3)));
    }

    /** One of those who stay in reception for a while. */
    PassengerGroup someone() {
        return switch (random.nextInt(4)) {
            case 0 -> cubans(1);
            case 1 -> stateless(1);
            default -> hondurans(1);
        };
    }

    private static PassengerGroup hondurans(int persons) {
        return Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", persons);
    }

    private static PassengerGroup cubans(int persons) {
        return Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "CU", persons);
    }

    private static PassengerGroup stateless(int persons) {
        return Given.group(PopulationCategory.STATELESS, null, persons);
    }

    private String airport() {
        return random.nextInt(3) == 0 ? "MGPB" : "MGGT";
    }
}
