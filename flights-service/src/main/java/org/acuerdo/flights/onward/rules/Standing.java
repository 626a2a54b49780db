package org.acuerdo.flights.onward.rules;

/**
 * How a cohort stands, by counts.
 *
 * @param persons        who arrived
 * @param ended          of whom an outcome is known that ends the waiting
 * @param unresolved     reported as unresolved; they are still waited for
 * @param unresolvedLeft of those, how many have left reception all the same
 * @param leftReception  all who have left reception
 */
public record Standing(int persons, int ended, int unresolved, int unresolvedLeft, int leftReception) {

    public static Standing arrived(int persons) {
        return new Standing(persons, 0, 0, 0, 0);
    }

    /** Still waited for. */
    public int open() {
        return persons - ended;
    }

    public int inReception() {
        return persons - leftReception;
    }

    /** Of those in reception, whose outcome is known: nobody waits for them, and they still live there. */
    int endedInReception() {
        return inReception() - (open() - unresolvedLeft);
    }
}
