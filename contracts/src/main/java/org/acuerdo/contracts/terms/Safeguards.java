package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Safeguards required. Null or false: not required.
 *
 * @param medicalStaff                at least so many aboard
 * @param unaccompaniedMinorsPerWeek  reception capacity: the most received per ISO week
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Safeguards(
        Boolean monitorAboard, Integer medicalStaff, Boolean interpreter, Integer unaccompaniedMinorsPerWeek) {}
