package org.acuerdo.flights.quota.rules;

import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.rules.Explanation.Sentence;

/** The derivation as one sentence, in English and in Spanish. A ceiling is stated, nothing is recommended. */
final class ExplainSentence {
    private ExplainSentence() {}

    static Sentence of(LimitCourse course, Figures figures, List<Stretch> stretches) {
        boolean flights = course.unit() == Limit.Unit.FLIGHT;
        StringBuilder en = new StringBuilder("At most ")
                .append(counted(figures.allowance(), flights ? "flight" : "person", flights ? "flights" : "persons"))
                .append(" may come in ")
                .append(named(figures.window(), "the whole term", "the standing stock"));
        StringBuilder es = new StringBuilder("Como máximo ")
                .append(counted(figures.allowance(), flights ? "vuelo" : "persona", flights ? "vuelos" : "personas"))
                .append(figures.allowance() == 1 ? " puede llegar en " : " pueden llegar en ")
                .append(named(figures.window(), "todo el plazo", "la capacidad permanente"));
        Entitlement given = figures.entitlement();
        if (!given.operative()) {
            return new Sentence(
                    en.append(", because the agreement is not operative on any of its days.")
                            .toString(),
                    es.append(", porque el acuerdo no es operativo en ninguno de sus días.")
                            .toString());
        }
        en.append(": ").append(volume(course, stretches, false));
        es.append(": ").append(volume(course, stretches, true));
        if (figures.window().calendar()
                && given.operativeDays() < figures.window().days()) {
            String share = given.operativeDays() + "/" + figures.window().days();
            en.append(", with ").append(share).append(" of its days operative");
            es.append(", con ").append(share).append(" de sus días operativos");
        }
        en.append(", gives ").append(exact(given.entitlement())).append(rounding(course, given, false));
        es.append(", da ").append(exact(given.entitlement())).append(rounding(course, given, true));
        if (figures.carried() > 0) {
            en.append(", plus ")
                    .append(figures.carried())
                    .append(" carried over from closed windows")
                    .append(parts(figures.lots(), figures.carried(), false));
            es.append(", más ")
                    .append(figures.carried())
                    .append(" trasladados de ventanas cerradas")
                    .append(parts(figures.lots(), figures.carried(), true));
        }
        if (figures.deducted() > 0) {
            en.append(", minus ")
                    .append(figures.deducted())
                    .append(" for overshoot of closed windows")
                    .append(parts(figures.overshot(), figures.deducted(), false));
            es.append(", menos ")
                    .append(figures.deducted())
                    .append(" por exceso de ventanas cerradas")
                    .append(parts(figures.overshot(), figures.deducted(), true));
        }
        if (given.provisional()) {
            en.append("; provisional, since the baseline is not decided");
            es.append("; provisional, porque la línea de base no está decidida");
        }
        return new Sentence(en.append('.').toString(), es.append('.').toString());
    }

    /** How many units each window has a part in, the oldest first. */
    private static String parts(List<Passed> sources, long units, boolean spanish) {
        List<String> parts = new ArrayList<>();
        long left = units;
        for (Passed source : sources) {
            long part = Math.min(left, source.left());
            if (part > 0) {
                parts.add(part
                        + (spanish ? " de " : " of ")
                        + source.source().window().label());
                left -= part;
            }
        }
        int last = parts.size() - 1;
        String before = String.join(", ", parts.subList(0, last));
        return " (" + before + (before.isEmpty() ? "" : spanish ? " y " : " and ") + parts.get(last) + ")";
    }

    private static String counted(long units, String one, String many) {
        return units + " " + (units == 1 ? one : many);
    }

    private static String named(Window window, String term, String standing) {
        return switch (window.period()) {
            case TERM -> term;
            case STANDING -> standing;
            default -> window.label();
        };
    }

    private static String volume(LimitCourse course, List<Stretch> stretches, boolean spanish) {
        StringBuilder text = new StringBuilder();
        Stretch told = null;
        for (Stretch stretch : stretches) {
            // the open windows' one stretch counts even where a suspension covers the clock's day
            boolean counts = stretch.limit() != null && (stretch.operative() || !Windows.calendar(course.period()));
            boolean repeated = told != null
                    && told.volume().equals(stretch.volume())
                    && told.limit()
                            .volume()
                            .equals(
                                    stretch.limit() == null
                                            ? null
                                            : stretch.limit().volume());
            if (!counts || repeated) {
                continue;
            }
            if (told != null) {
                text.append(spanish ? ", y desde el " : ", and from ")
                        .append(stretch.from())
                        .append(' ');
            }
            text.append(volume(course, stretch, spanish));
            told = stretch;
        }
        return told == null
                ? (spanish ? "los términos no tienen este límite" : "the terms lack this limit")
                : text.toString();
    }

    private static String volume(LimitCourse course, Stretch stretch, boolean spanish) {
        String period = period(course.period(), spanish);
        Limit limit = stretch.limit();
        if (limit.volume().baseline() == null) {
            return (spanish ? "un volumen fijo de " : "a fixed volume of ")
                    + stretch.volume().decimal()
                    + period;
        }
        Baseline baseline =
                course.snapshot().baseline(limit.volume().baseline()).orElse(null);
        Rational value = baseline == null ? Rational.ZERO : baseline.value().rational();
        String source = baseline == null || baseline.source() == null
                ? ""
                : " (" + baseline.source().name() + ")";
        return (spanish ? "una línea de base de " : "a baseline of ")
                + exact(value)
                + period
                + source
                + (spanish ? " más " : " plus ")
                + Explain.percent(stretch.volume(), value)
                + (spanish ? " por ciento" : " percent");
    }

    private static String period(Limit.Period period, boolean spanish) {
        return switch (period) {
            case DAY -> spanish ? " por día" : " a day";
            case WEEK -> spanish ? " por semana" : " a week";
            case MONTH -> spanish ? " por mes" : " a month";
            case QUARTER -> spanish ? " por trimestre" : " a quarter";
            case YEAR -> spanish ? " por año" : " a year";
            case TERM, STANDING -> "";
        };
    }

    private static String exact(Rational value) {
        return value.fraction().indexOf('/') < 0 ? value.fraction() : value.fraction() + " (" + value.decimal() + ")";
    }

    private static String rounding(LimitCourse course, Entitlement given, boolean spanish) {
        if (given.sumBefore() != null) {
            String begin = course.sum().begin().label();
            Rational after = given.sumBefore().plus(given.entitlement());
            return spanish
                    ? "; redondeando hacia abajo la suma acumulada, que empieza con " + begin + ", de "
                            + exact(given.sumBefore()) + " a " + exact(after) + " corresponden " + given.whole()
                    : "; rounding down the running sum, begun with " + begin + ", from " + exact(given.sumBefore())
                            + " to " + exact(after) + " leaves " + given.whole();
        }
        boolean halfUp = given.rule() != null && given.rule().rounding() == Limit.Rounding.HALF_UP;
        if (halfUp) {
            return spanish ? ", redondeado a " + given.whole() : ", rounded to " + given.whole();
        }
        return spanish ? ", redondeado hacia abajo a " + given.whole() : ", rounded down to " + given.whole();
    }
}
