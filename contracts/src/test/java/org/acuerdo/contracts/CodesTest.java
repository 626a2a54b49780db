package org.acuerdo.contracts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MGGT", "KAEX", "MSLP", "MMMX", "MPTO", "SKBO", "MHLM", "MHSC", "MROC", "MKJP", "MTPP", "SVMI", "KMIA",
                "KBRO", "EDDF", "LEMD", "OJAI", "TJSJ", "PHNL", "MUHA", "SBGR", "SEQM", "MNMG", "MDSD", "VABB", "FZAA"
            })
    void realAirportsAreKnown(String airport) {
        assertTrue(Codes.airport(airport));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"mggt", "MGG", "MGGTX", "XXXX", "QQQQ", "ZZZZ", "M1GT", "GUA", "JFKX", " MGG"})
    void otherTextIsNoAirport(String airport) {
        assertFalse(Codes.airport(airport));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "GT", "HN", "SV", "NI", "CU", "VE"})
    void statesAreKnown(String state) {
        assertTrue(Codes.state(state));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"us", "USA", "XX", "ZZ", "EU", "G"})
    void otherTextIsNoState(String state) {
        assertFalse(Codes.state(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "GTQ", "EUR"})
    void currenciesAreKnown(String currency) {
        assertTrue(Codes.currency(currency));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"usd", "DOLLAR", "QQQ"})
    void otherTextIsNoCurrency(String currency) {
        assertFalse(Codes.currency(currency));
    }
}
