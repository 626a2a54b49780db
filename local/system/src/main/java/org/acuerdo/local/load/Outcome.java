package org.acuerdo.local.load;

/** What became of one thing that a case says. */
enum Outcome {
    /** In the place that the interface has for it. */
    TAKEN("taken"),
    /** In its place, and marked there as no more than announced. */
    ANNOUNCED("announced"),
    /** The interface has no place of its own for it: a statement with its source. */
    STATEMENT("statement"),
    /** In no source; where something had to stand, an example's figure, marked as scenario. */
    UNKNOWN("unknown"),
    /** Found there already, and left as it is. */
    ON_RECORD("on record"),
    /** Lies ahead of the system's clock: a later run takes it. */
    NOT_YET("not yet"),
    /** Waits for the other party's countersignature. */
    WAITING("waiting"),
    /** Belongs to no agreement and no country. */
    LEFT_OUT("left out"),
    /** The API said no, and why. */
    REFUSED("refused");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
