package org.acuerdo.gateway.web.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/**
 * The landings that a fresh request is put together from, each under an agreement of its own.
 *
 * @param chosen in the order of the landings
 * @param others agreements of the same sending state that one more landing may be under
 */
record Landings(List<Agreement> chosen, List<Agreement> others) {
    private static final String ADD = "add";
    private static final String LESS = "less";
    private static final String NEXT = "next";

    /** @param with ids of further agreements, by comma; what is none of the reader's is left out */
    static Landings of(Agreement first, Map<String, Agreement> all, String with) {
        List<Agreement> others = new ArrayList<>(all.values());
        others.removeIf(a -> a.id().equals(first.id()) || !a.sending().equals(first.sending()));
        Landings landings = new Landings(List.of(first), others);
        for (String id : Arrays.asList(with.split(","))) {
            landings = landings.and(id);
        }
        return landings;
    }

    private Landings and(String id) {
        Agreement more =
                others.stream().filter(a -> a.id().equals(id)).findFirst().orElse(null);
        if (more == null || chosen.size() >= Route.MOST) {
            return this;
        }
        List<Agreement> now = new ArrayList<>(chosen);
        now.add(more);
        return new Landings(
                List.copyOf(now), others.stream().filter(a -> a != more).toList());
    }

    Agreement first() {
        return chosen.get(0);
    }

    Route route() {
        return Route.of(chosen);
    }

    String with() {
        return chosen.stream().skip(1).map(Agreement::id).collect(Collectors.joining(","));
    }

    String title() {
        return chosen.stream().map(Agreement::reference).collect(Collectors.joining(" + "));
    }

    Sheet sheet(Say say, String action) {
        Sheet sheet = RequestSheet.of(say, route(), action);
        List<Option> steps = new ArrayList<>();
        if (chosen.size() > 1) {
            steps.add(new Option(LESS, say.the("request.less")));
        }
        if (others.isEmpty() || chosen.size() >= Route.MOST) {
            return sheet.steps(steps);
        }
        steps.add(new Option(ADD, say.the("request.add")));
        List<Field> fields = new ArrayList<>(sheet.fields());
        fields.add(Field.of(NEXT, Kind.CHOICE, say.the("request.next"))
                .hint(say.the("request.next.hint"))
                .options(others.stream()
                        .map(a -> new Option(a.id(), a.receiving() + ", " + a.reference()))
                        .toList())
                .optional());
        return sheet.with(fields).steps(steps);
    }

    /** After a button of the form; what was typed goes along to where it then belongs. */
    Landings changed(String step, MultivaluedMap<String, String> typed) {
        if (step.equals(ADD)) {
            Landings more = and(typed.getFirst(NEXT) == null ? "" : typed.getFirst(NEXT));
            if (more.chosen().size() == chosen.size()) {
                return this;
            }
            if (chosen.size() == 1) {
                move(typed, "passengers[", "legs[0].passengers[");
            }
            String from = typed.getFirst("legs[" + (chosen.size() - 1) + "].destination");
            typed.putSingle("legs[" + chosen.size() + "].origin", from == null ? "" : from);
            typed.remove(NEXT);
            return more;
        }
        if (step.equals(LESS) && chosen.size() > 1) {
            if (chosen.size() == 2) {
                move(typed, "legs[0].passengers[", "passengers[");
            }
            List<Agreement> fewer = chosen.subList(0, chosen.size() - 1);
            List<Agreement> again = new ArrayList<>(others);
            again.add(chosen.get(chosen.size() - 1));
            return new Landings(List.copyOf(fewer), List.copyOf(again));
        }
        return this;
    }

    private static void move(MultivaluedMap<String, String> typed, String from, String to) {
        for (Map.Entry<String, List<String>> e : new HashMap<>(typed).entrySet()) {
            if (e.getKey().startsWith(from)) {
                typed.put(to + e.getKey().substring(from.length()), e.getValue());
                typed.remove(e.getKey());
            }
        }
    }
}
