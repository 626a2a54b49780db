package org.acuerdo.flights.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Optional;

/** The values of one line of CSV (RFC 4180). */
final class CsvRow {
    static final String QUOTING =
            "values that hold a comma or a quote stand in double quotes, and quotes in them are doubled;"
                    + " a value ends on its line";

    private final CsvReader.CsvReaderBuilder reader =
            CsvReader.builder().skipEmptyLines(false).allowExtraCharsAfterClosingQuote(false);

    /** Empty where the quoting is broken. */
    Optional<List<String>> values(String line) {
        // a quote that is not closed would take the rest of the line, whatever follows
        if (line.chars().filter(c -> c == '"').count() % 2 == 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.ofSingleCsvRecord(line).getFields());
        } catch (CsvParseException broken) {
            return Optional.empty();
        }
    }
}
