package org.acuerdo.contracts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Days and instants as bodies and parameters write them. A year has four digits (RFC 3339); Java would also take years of ten
 * digits and years before the first, which no register keeps and no calendar reckons with.
 */
public final class TextTimes {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** So that the local day lies within these years too, in whatever zone it is looked at. */
    private static final OffsetDateTime EARLIEST = FIRST.atStartOfDay().atOffset(ZoneOffset.MIN);

    private static final OffsetDateTime LATEST = LAST.atTime(23, 59, 59).atOffset(ZoneOffset.MAX);

    private TextTimes() {}

    /** A local day such as 2025-02-05. @throws DateTimeException where it is none, or outside the years 0001 to 9999 */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw outside();
        }
        return day;
    }

    /**
     * An instant with its offset, such as 2025-02-12T08:00:00-06:00.
     *
     * @throws DateTimeException where it is none, or outside the years 0001 to 9999, here or in another zone
     */
    public static OffsetDateTime instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw outside();
        }
        return time;
    }

    private static DateTimeException outside() {
        return new DateTimeException("outside the years 0001 to 9999");
    }
}
