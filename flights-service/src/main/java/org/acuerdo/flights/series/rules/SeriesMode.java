package org.acuerdo.flights.series.rules;

/** What becomes of a series where not every flight is taken. */
public enum SeriesMode {
    /** Then none is. */
    ALL_OR_NOTHING,
    /** The others fly; each occurrence says what became of it. */
    AS_MANY_AS_FIT
}
