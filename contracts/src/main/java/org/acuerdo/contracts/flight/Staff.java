package org.acuerdo.contracts.flight;

/** Staff aboard, by count. */
public record Staff(int escorts, int medical, int monitors, int interpreters) {
    public int total() {
        return escorts + medical + monitors + interpreters;
    }
}
