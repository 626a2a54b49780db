package org.acuerdo.kit.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.acuerdo.contracts.Violation;

/**
 * Free text is short, and refused where it may identify a returned person: an e-mail address, a telephone, alien,
 * passport or national identity number, or a date beside born, DOB, nacimiento, nacido or nacida (domain rules, section 5).
 * Numbers of decisions and other dates pass.
 */
public final class FreeText {
    /** Characters of a reason. */
    public static final int REASON = 300;

    public static final String WITHHELD = "[withheld]";

    private static final String MONTH = "(?:jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|oct|nov|dec|dic)[a-zé]*";
    private static final String DATE = "(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}"
            + "|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:de\\s+)?" + MONTH + ",?\\s+(?:de\\s+|del\\s+)?\\d{2,4}|" + MONTH
            + "\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4})";
    private static final String BORN =
            "(?<![\\p{L}])(?:born|d\\.?o\\.?b\\.?|date of birth|birth ?date|birthday|nacimiento|nacid[oa]s?)(?![\\p{L}])";
    private static final List<Pattern> PERSONAL = List.of(
            find("[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+"),
            // telephone: international, North American, or any longer number behind a word for it
            find("\\+\\d[\\d ().-]{6,}\\d"),
            find("(?<!\\d)\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\d)"),
            find(
                    "(?<![\\p{L}])(?:tel|tels|telephone|tel[eé]fono|phone|cell|celular|m[oó]vil|whatsapp|call|llamar|llame)(?![\\p{L}])[^\\d\\n]{0,20}\\d[\\d ().-]{5,}\\d"),
            // alien registration number, behind the word for it also without its letter
            find("(?<![\\p{L}\\d])A[ #-]?\\d{3}[ -]?\\d{3}[ -]?\\d{2,3}(?!\\d)"),
            find(
                    "(?<![\\p{L}])(?:alien|extranjer[oa])(?![\\p{L}])[^\\d\\n]{0,30}?\\d{3}[ -]?\\d{3}[ -]?\\d{2,3}(?!\\d)"),
            find("(?<![\\p{L}])pas(?:s|a)a?port[a-z]*[^\\d\\n]{0,20}?(?:[A-Z]{0,3}[ -]?)\\d[\\d -]{4,}\\d"),
            // any other document of a person, behind a word for it; a decision's number has its year set apart, and
            // passes
            find("(?<![\\p{L}])(?:documento?s?|c[eé]dulas?|dni|dui|identi(?:ty|dad|fication|ficaci[oó]n))(?![\\p{L}])"
                    + "[^\\d\\n]{0,24}?(?:\\d{6,}|\\d{3}[ -]\\d{3}[ -]\\d{2,4}|\\d{4}[ -]\\d{4}[ -]\\d{5})(?!\\d)"),
            // CUI: 4, 5 and 4 digits
            find("(?<!\\d)\\d{4}[ -]?\\d{5}[ -]?\\d{4}(?!\\d)"),
            find("(?<![\\p{L}])(?:cui|dpi)(?![\\p{L}])[^\\d\\n]{0,15}\\d[\\d -]{6,}\\d"),
            find(BORN + "[^\\n]{0,30}?" + DATE),
            find(DATE + "[^\\n]{0,15}?" + BORN));

    private FreeText() {}

    private static Pattern find(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** True where the text may identify a person. */
    public static boolean looksPersonal(String text) {
        return text != null && PERSONAL.stream().anyMatch(p -> p.matcher(text).find());
    }

    /** The violation, if any; null text passes. The text is never repeated in the answer. */
    public static Optional<Violation> check(String field, String text, int max) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > max) {
            return Optional.of(
                    Violation.of("TOO_LONG", field, "at most " + max + " characters", "domain rules, section 5"));
        }
        if (looksPersonal(text)) {
            return Optional.of(Violation.of(
                    "LOOKS_LIKE_PERSONAL_DATA",
                    field,
                    "looks like an address, a telephone or document number, or a birth date; leave it out: counts only",
                    "domain rules, section 5"));
        }
        return Optional.empty();
    }

    /** For texts that must never be a reason to refuse: a legal hold's. */
    public static String withheld(String text) {
        return looksPersonal(text) ? WITHHELD : text;
    }
}
