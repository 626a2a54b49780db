package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Acts.Made;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** A kind of item below an agreement that has pages of its own: how it is listed, shown and recorded. */
interface Items {
    /** Its collection below the agreement, in the API and in the pages. */
    String path();

    /** Its words: {@code WORDS.title}, {@code form.WORDS} and so on. */
    String words();

    /** What a row of members is called in its body; the rows of it may be left empty. */
    String members();

    /** What a row of the list shows, the link to the item first. */
    void list(Tables table, Say say, List<JsonObject> items, String at);

    /** One in words. */
    String name(Say say, JsonObject item);

    /** One with all that belongs to it. */
    List<Block> blocks(Visit visit, JsonObject item);

    /** What is asked of one. @param item on record; empty: none yet */
    List<Field> fields(Say say, JsonObject agreement, JsonObject item);

    /** Forms of what can be added to one, by their paths below it and, where a path takes several kinds, the kind. */
    List<Sheet> entries(Say say, String at, List<JsonObject> baselines);

    /** Pages of what else can be added, by their words; {@code id} is the agreement's. */
    default Map<String, String> elsewhere(Say say, String id, JsonObject item) {
        return Map.of();
    }

    /** Rows of texts: those on record, and two more. */
    static List<Field> texts(Say say, String list, String words, JsonObject item) {
        List<String> known = Json.texts(item, list);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < known.size() + 2; i++) {
            fields.add(Field.of(list + "[" + i + "]", Kind.TEXT, say.the(words, i + 1))
                    .value(i < known.size() ? known.get(i) : "")
                    .optional());
        }
        return fields;
    }

    /** A body without the rows that were left empty; a violation then finds the row that was typed into. */
    default Made made(JsonObject body) {
        List<JsonObject> rows = Json.objects(body, members());
        List<Integer> from = new ArrayList<>();
        JsonArray kept = new JsonArray();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                kept.add(rows.get(i));
                from.add(i);
            }
        }
        if (!rows.isEmpty()) {
            body.put(members(), kept);
        }
        return new Made(body, e -> row(e, from));
    }

    private Error row(Error error, List<Integer> from) {
        String start = members() + "[";
        if (error.field() == null || !error.field().startsWith(start)) {
            return error;
        }
        int end = error.field().indexOf(']');
        int place = Integer.parseInt(error.field().substring(start.length(), end));
        return place >= from.size()
                ? error
                : new Error(
                        start + from.get(place) + error.field().substring(end),
                        error.text(),
                        error.detail(),
                        error.english());
    }
}
