package org.acuerdo.kit.tx;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Many rows as the parameters of one statement, a list of values for each column: {@code insert into t(names) select names from
 * rows}. PostgreSQL prepares and checks a statement once, not once a row, and answers once.
 *
 * <p>Values go as numbers, truth values or texts, in the binary form that the driver has for lists of these; PostgreSQL makes
 * the column's type of a text. Other lists would be written out and quoted letter by letter on both sides.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {
    private record Column<T>(String name, String type, Function<? super T, ?> value) {}

    private final List<Column<T>> columns;

    private Columns(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    /** None yet. */
    public static <T> Columns<T> of() {
        return new Columns<>(List.of());
    }

    /**
     * One more.
     *
     * @param type  PostgreSQL's name of the type; no list, which would be unfolded
     * @param value of a row; null is NULL; for int4, int8 and bool an Integer, a Long, a Boolean, else its text is taken
     */
    public Columns<T> with(String name, String type, Function<? super T, ?> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, type, value));
        return new Columns<>(more);
    }

    /** The names, with commas. */
    public String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The rows, for {@code from}: one parameter a column, and the columns by their names. */
    public String rows(String alias) {
        return unnest() + " as " + alias + "(" + names() + ")";
    }

    /** The same with one more column, each row's place among them from 1. */
    public String rowsInOrder(String alias, String place) {
        return unnest() + " with ordinality as " + alias + "(" + names() + ", " + place + ")";
    }

    private String unnest() {
        return columns.stream().map(c -> "?::" + c.type() + "[]").collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** Sets the parameters of {@link #rows}, which stand first in the statement. */
    public Sql.Filler of(Collection<? extends T> rows) {
        return (connection, statement) -> fill(connection, statement, 1, rows);
    }

    /**
     * Sets the parameters of {@link #rows}.
     *
     * @param first number of the first of them
     * @return number of the parameter after them
     */
    public int fill(Connection connection, PreparedStatement statement, int first, Collection<? extends T> rows)
            throws SQLException {
        int next = first;
        for (Column<T> column : columns) {
            List<Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(column.value().apply(row)));
            statement.setArray(next++, array(connection, column.type(), values));
        }
        return next;
    }

    /**
     * A list as a parameter.
     *
     * @param type PostgreSQL's name of its elements' type; where it is none of int4, int8 and bool the parameter is a list of texts,
     *     which the statement has to name ({@code ?::uuid[]})
     */
    public static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return switch (type) {
            case "int4" -> connection.createArrayOf(type, values.toArray(Integer[]::new));
            case "int8" -> connection.createArrayOf(type, values.toArray(Long[]::new));
            case "bool" -> connection.createArrayOf(type, values.toArray(Boolean[]::new));
            default ->
                connection.createArrayOf(
                        "text",
                        values.stream()
                                .map(v -> v == null ? null : v.toString())
                                .toArray(String[]::new));
        };
    }
}
