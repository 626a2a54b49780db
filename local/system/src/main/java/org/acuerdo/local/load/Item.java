package org.acuerdo.local.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One thing that a case says, with its place in the interface.
 *
 * @param what for the report
 * @param outcome what becomes of it where the API takes it
 * @param place the collection below the agreement
 * @param body as the API takes it
 * @param keys the fields of the body by which it is known again on record
 * @param day the day it happened or was said; null: no source names one
 * @param remark for the report; empty: none
 */
record Item(
        String what,
        Outcome outcome,
        String place,
        Map<String, Object> body,
        List<String> keys,
        LocalDate day,
        String remark) {

    Item {
        body = Map.copyOf(body);
    }
}
