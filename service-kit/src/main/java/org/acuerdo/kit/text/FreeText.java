package org.acuerdo.kit.text;

import java.text.Normalizer;
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

    private static final String NUMERIC =
            "(?:\\d{1,2} ?[./ -] ?\\d{1,2} ?[./ -] ?\\d{2,4}|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2})(?!\\d)";
    private static final String MONTH =
            "(?:jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|set|oct|nov|dec|dic)[a-zé]*\\.?";
    private static final String YEAR = "(?:\\d{4}|'?\\d{2})(?!\\d)";
    private static final String DATE = "(?:" + NUMERIC
            // 19980411 and 11041998
            + "|(?<!\\d)(?:(?:19|20)\\d{2}[01]\\d[0-3]\\d|[0-3]\\d[0-3]\\d(?:19|20)\\d{2})(?!\\d)"
            + "|\\d{1,2}[./-][ivx]{1,4}[./-]\\d{2,4}"
            + "|\\d{1,2}\\.?(?:st|nd|rd|th|ro|o|°)?[\\s./-]*(?:de\\s+|of\\s+)?" + MONTH
            + "[\\s,./-]*(?:del?\\s+|año\\s+)*" + YEAR
            + "|" + MONTH + "[\\s/-]*\\d{1,2}(?:st|nd|rd|th)?[\\s,/-]+" + YEAR + ")";
    private static final String BORN = "(?<![\\p{L}])(?:born|d\\.?o\\.?b\\.?"
            + "|birth ?(?:date|day)?(?! (?:certificat|regist|record))"
            + "|nacim(?:iento)?|nacid[oa]s?|naci[oó]|cumpleaños|f(?:echa|ec)?\\.? ?(?:de )?nac\\.?)(?![\\p{L}])";
    /** A day, which is no telephone number. */
    private static final String DAY =
            "(?:[0-3]?\\d[./-][0-3]?\\d[./-](?:19|20)?\\d{2}|(?:19|20)\\d{2}[./-][01]?\\d[./-][0-3]?\\d)(?!\\d)";
    /** A day, or a decision's number with its year set apart, which are no passport's number. */
    private static final String DAY_OR_DECISION =
            "(?:" + DAY + "|(?:19|20)\\d{2}[/-]\\d{1,6}(?![\\d-])|\\d{1,6}[/-](?:19|20)\\d{2}(?![\\d-]))";
    /** Nine digits, or eight, as they are written together or set apart. */
    private static final String ALIEN = "\\d{3}[ -]?\\d{3}[ -]?\\d{2,3}(?!\\d)";

    private static final List<Pattern> PERSONAL = List.of(
            find("[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+"),
            // telephone: international, North American, Central American, or any longer number behind a word for it
            find("\\+\\d[\\d ().-]{6,}\\d"),
            find("(?<!\\d)(?:\\(\\d{3}\\)|\\d{3}[ .-])\\d{3}[ .-]\\d{4}(?!\\d)"),
            find("\\(\\d{2,4}\\)[ .-]?\\d{3,4}[ .-]?\\d{4}(?!\\d)"),
            find("(?<![\\d-])(?:00)?50[2-7][ .-](?!(?:19|20)\\d{2})\\d{4}[ .-]?\\d{4}(?![\\d-])"),
            find("(?<![\\p{L}])(?:tel|tels|telephone|tel[eé]fono|phone|cell|celular|m[oó]vil|whatsapp|call|llamar"
                    + "|llame|(?:mobile|cel|ph)(?=[ .:#]{0,3}[\\d(]))(?![\\p{L}])[^\\d\\n]{0,20}" + unless(DAY)
                    + "\\d[\\d ().-]{5,}\\d"),
            // alien registration number, behind the word for it also without its letter; an aircraft's type and seats
            // pass
            find("(?<![\\p{L}\\d])A[ .-]?(?:number|num|n[uú]mero|no|nr|file)?[ .#:(-]{0,4}(?!3\\d\\d-\\d{3} )" + ALIEN),
            find("(?<![\\p{L}\\d])(?-i:A)[ .#:(-]{0,4}\\d{2}[ -]\\d{3}[ -]\\d{3}(?!\\d)"),
            find("(?<![\\p{L}])(?:alien|extranjer[oa]|uscis)(?![\\p{L}])[^\\d\\n]{0,30}?" + ALIEN),
            find("(?<![\\p{L}])pas(?:s|a)a?port[a-z]*[^\\d\\n]{0,24}?" + unless(DAY_OR_DECISION) + "\\d[\\d -]{4,}\\d"),
            // any other document of a person, behind a word for it; a decision's number has its year set apart, and
            // passes
            find("(?<![\\p{L}])(?:documento?s?|c[eé]dulas?|dni|dui|identi(?:ty|dad|fication|ficaci[oó]n))(?![\\p{L}])"
                    + "[^\\d\\n]{0,24}?(?:\\d{6,}|\\d{3}[ -]\\d{3}[ -]\\d{2,4}|\\d{4}[ -]\\d{4}[ -]\\d{5})(?!\\d)"),
            find("(?<![\\p{L}])(?:ssn|social security|seguro social)(?![\\p{L}])[^\\d\\n]{0,20}?"
                    + "\\d{3}[ -]?\\d{2}[ -]?\\d{4}(?!\\d)"),
            // CUI: 4, 5 and 4 digits
            find("(?<!\\d)\\d{4}[ -]?\\d{5}[ -]?\\d{4}(?!\\d)"),
            find("(?<![\\p{L}])(?:cui|dpi)(?![\\p{L}])[^\\d\\n]{0,15}\\d[\\d -]{6,}\\d"),
            find(BORN + "[^\\n]{0,30}?" + DATE),
            find(DATE + "[^\\n]{0,15}?" + BORN),
            find("(?<![\\p{L}])nac[.:]? ?(?:el )?" + DATE));

    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212]");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]+");

    private FreeText() {}

    /** Where the first numbers behind the word are some that pass, the next one is looked at. */
    private static String unless(String passes) {
        return "(?:" + passes + "[^\\d\\n]{0,20}){0,4}+";
    }

    private static Pattern find(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** True where the text may identify a person. */
    public static boolean looksPersonal(String text) {
        if (text == null) {
            return false;
        }
        String plain = plain(text);
        return PERSONAL.stream().anyMatch(p -> p.matcher(plain).find());
    }

    /** As typed on a plain keyboard: hyphens and single blanks for a word processor's, an accent part of its letter. */
    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return BLANKS.matcher(DASH.matcher(composed).replaceAll("-")).replaceAll(" ");
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
