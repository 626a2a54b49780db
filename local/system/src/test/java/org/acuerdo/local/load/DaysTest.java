package org.acuerdo.local.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.acuerdo.local.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'on': '2025-02-20', 'source': 'a paper of 2025-03-01'} | 2025-02-20",
                "{'from': '2025-02-12', 'to': '2025-02-15'}              | 2025-02-15",
                "{'source': 'prensalibre.com, July 2025'}                | 2025-07-31",
                "{'counts': [{'on': '2020-07'}]}                         | 2020-07-31",
                "{'year': 2023, 'flights': 470}                          | 2023-12-31",
                "{'source': 'decision 2025-19485'}                       | ",
                "{'source': 'dnyuz.com', 'window': '2024'}               | ",
                "{'remark': '2025-02-30 is no day'}                      | ",
                "24                                                      | "
            })
    void theLastDayThatAnItemNames(String item, LocalDate day) {
        assertEquals(Optional.ofNullable(day), Days.last(Api.read(item.replace('\'', '"'))));
    }
}
