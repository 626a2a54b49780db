package org.acuerdo.local.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.UserError;

/**
 * A table of past flights, of any number of receiving states.
 *
 * @param header the names of its columns, as they stand
 * @param rows by receiving state, in the order of the file
 */
record ArrivalsFile(String header, Map<String, List<Row>> rows) {

    /** One row, as it stands, with its local day. */
    record Row(String text, String day) {}

    /** @throws UserError where there is no such file, or it has not the columns that say where and when */
    static ArrivalsFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no file " + file + ". The cases lie in local/system/src/main/resources/cases");
        }
        try {
            return of(Files.readAllLines(file), file.toString());
        } catch (IOException e) {
            throw new UserError(file + " cannot be read as text: " + e.getMessage());
        }
    }

    static ArrivalsFile of(List<String> lines, String name) {
        List<String> columns = lines.isEmpty() ? List.of() : fields(lines.get(0));
        int state = columns.indexOf("receivingState");
        int day = columns.indexOf("localDate");
        if (state < 0 || day < 0) {
            throw new UserError(
                    name + " holds no arrivals: its first line needs the columns receivingState and localDate");
        }
        var rows = new LinkedHashMap<String, List<Row>>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            if (fields.size() > Math.max(state, day)) {
                rows.computeIfAbsent(fields.get(state), s -> new ArrayList<>()).add(new Row(line, fields.get(day)));
            }
        }
        return new ArrivalsFile(lines.get(0), rows);
    }

    /** The fields of a line; one in quotes may hold commas. */
    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
