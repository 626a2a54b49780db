package org.acuerdo.flights.export.rules;

/** Text for a cell of a spreadsheet, which takes what begins like a formula for one. */
public final class SpreadsheetText {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetText() {}

    /**
     * The text with an apostrophe before it where a spreadsheet would reckon it, also behind blanks that it skips; anything
     * else as it is.
     *
     * @return "" for null
     */
    public static String neutral(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String begins = text.stripLeading();
        boolean formula = BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                || !begins.isEmpty() && BEGINS_A_FORMULA.indexOf(begins.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
