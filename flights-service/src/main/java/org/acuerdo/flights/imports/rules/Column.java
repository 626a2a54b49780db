package org.acuerdo.flights.imports.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns of an import, named as in {@code cases/arrivals.csv}; the last three may be left out. */
public enum Column {
    RECEIVING_STATE("receivingState", true),
    LOCAL_DATE("localDate", true),
    FLIGHTS("flights", true),
    AIRCRAFT("aircraft", true),
    PERSONS("persons", true),
    NATIONALS("nationals", true),
    THIRD_COUNTRY("thirdCountry", true),
    ORIGIN("origin", true),
    SOURCE("source", true),
    REMARK("remark", true),
    NUMBER("number", false),
    ARRIVAL("arrival", false),
    DESTINATION("destination", false);

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    public String title() {
        return title;
    }

    public boolean required() {
        return required;
    }

    static Optional<Column> of(String title) {
        return Arrays.stream(values()).filter(c -> c.title.equals(title)).findFirst();
    }

    /** For messages: what a header holds. */
    static String all() {
        return Arrays.stream(values())
                .map(c -> c.required ? c.title : "[" + c.title + "]")
                .collect(Collectors.joining(","));
    }
}
