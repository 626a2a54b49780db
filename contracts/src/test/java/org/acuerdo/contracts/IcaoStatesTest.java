package org.acuerdo.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcaoStatesTest {

    /** Airports of every region of ICAO Doc 7910, those that share their first letters with another state's above all. */
    @ParameterizedTest
    @CsvSource({
        "AYPY, PG", "AGGH, SB", "ANYN, NR", "BIKF, IS", "BGSF, GL", "BGSF, DK", "CYYZ, CA", "DGAA, GH", "DXXX, TG",
        "DNMM, NG", "DAAG, DZ", "DTTA, TN", "DIAP, CI", "DRRN, NE", "EDDF, DE", "ETAR, DE", "EGLL, GB", "EGJJ, JE",
        "EGJB, GG", "EGNS, IM", "EGJJ, GB", "EBBR, BE", "EHAM, NL", "EPWA, PL", "ESSA, SE", "EKCH, DK", "EKVG, FO",
        "EFHK, FI", "EFMA, AX", "ENGM, NO", "ENSB, SJ", "EYVI, LT", "EVRA, LV", "EETN, EE", "FAOR, ZA", "FZAA, CD",
        "FMMI, MG", "FMCH, KM", "FMCZ, YT", "FMEE, RE", "FMEE, FR", "FHSH, SH", "FDSK, SZ", "FNLU, AO", "GMMN, MA",
        "GCLP, ES", "GEML, ES", "GOBD, SN", "GABS, ML", "GSAI, EH", "GVAC, CV", "HECA, EG", "HRYR, RW", "HUEN, UG",
        "HKJK, KE", "HSSS, SD", "HJJJ, SS", "HSSJ, SS", "HAAB, ET", "KMIA, US", "KBRO, US", "LEMD, ES", "LFPG, FR",
        "LFVP, PM", "LIRF, IT", "LATI, AL", "LYBE, RS", "LYPG, ME", "LSZH, CH", "LXGB, GI", "LTFM, TR", "LLBG, IL",
        "LVGZ, PS", "BKPR, XK", "LWSK, MK", "MGGT, GT", "MSLP, SV", "MHLM, HN", "MNMG, NI", "MROC, CR", "MPTO, PA",
        "MMMX, MX", "MZBZ, BZ", "MUHA, CU", "MTPP, HT", "MDSD, DO", "MKJP, JM", "MWCR, KY", "MBPV, TC", "MYNN, BS",
        "NZAA, NZ", "NFFN, FJ", "NFTF, TO", "NSFA, WS", "NSTU, AS", "NSTU, US", "NTAA, PF", "NWWW, NC", "NGTA, KI",
        "NGFU, TV", "OMDB, AE", "OJAI, JO", "OPKC, PK", "OAKB, AF", "ORBI, IQ", "PANC, US", "PHNL, US", "PGUM, GU",
        "PGSN, MP", "PGUM, US", "PKMJ, MH", "PTPN, FM", "PTRO, PW", "PLCH, KI", "PMDY, UM", "RCTP, TW", "RJTT, JP",
        "ROAH, JP", "RKSI, KR", "RPLL, PH", "SAEZ, AR", "SBGR, BR", "SWMN, BR", "SCEL, CL", "SEQM, EC", "SKBO, CO",
        "SLVR, BO", "SMJP, SR", "SOCA, GF", "SOCA, FR", "SPJC, PE", "SUMU, UY", "SGAS, PY", "SVMI, VE", "SYCJ, GY",
        "TJSJ, PR", "TJSJ, US", "TIST, VI", "TNCA, AW", "TNCC, CW", "TNCB, BQ", "TNCM, SX", "TFFR, GP", "TFFF, MQ",
        "TFFG, MF", "TTPP, TT", "TBPB, BB", "TUPJ, VG", "TXKF, BM", "UUEE, RU", "ULLI, RU", "UMKK, RU", "UMMS, BY",
        "UKBB, UA", "UGTB, GE", "UDYZ, AM", "UBBB, AZ", "UAAA, KZ", "UCFM, KG", "UTTT, UZ", "UZTT, UZ", "UTDD, TJ",
        "UTAA, TM", "VABB, IN", "VIDP, IN", "VEGT, IN", "VOMM, IN", "VGHS, BD", "VHHH, HK", "VMMC, MO", "VTBS, TH",
        "VVNB, VN", "VYYY, MM", "VCBI, LK", "VNKT, NP", "WSSS, SG", "WMKK, MY", "WBKK, MY", "WBSB, BN", "WIII, ID",
        "WPDL, TL", "YSSY, AU", "YPXM, CX", "YSNF, NF", "YPCC, AU", "ZBAA, CN", "ZKPY, KP", "ZMUB, MN"
    })
    void anAirportLiesInItsState(String airport, String state) {
        assertTrue(Codes.airportIn(airport, state), () -> airport + " lies in " + IcaoStates.of(airport));
    }

    @ParameterizedTest
    @CsvSource({
        "DXXX, GH",
        "MMMX, GT",
        "MHLM, GT",
        "LYPG, RS",
        "WBSB, MY",
        "UMKK, BY",
        "UTDD, UZ",
        "FMCZ, KM",
        "EGLL, JE",
        "VHHH, MO",
        "TNCM, AW",
        "KMIA, PR",
        "ZZZZ, US",
        "QQQQ, GT",
        "MGGT, QQ"
    })
    void andInNoOther(String airport, String state) {
        assertFalse(Codes.airportIn(airport, state), () -> airport + " lies in " + IcaoStates.of(airport));
    }

    @Test
    void everyAssignedBeginningLiesSomewhere() {
        TreeSet<String> wrong = new TreeSet<>();
        pairs().map(pair -> pair + "QQ")
                .filter(indicator ->
                        Codes.airport(indicator) == IcaoStates.of(indicator).isEmpty())
                .forEach(wrong::add);

        assertEquals(Set.of(), wrong);
    }

    /** The others have no airport of their own, or share their neighbour's: their terms name it. */
    @Test
    void everyStateThatHasAirportsIsInTheTable() {
        Set<String> without = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
        List<String> ends = pairs().toList();
        pairs().forEach(pair -> ends.forEach(end -> without.removeAll(IcaoStates.of(pair + end))));

        assertEquals(Set.of("AD", "AQ", "BV", "GS", "HM", "PN", "SM", "TF", "TK", "VA"), without);
    }

    /** All pairs of letters. */
    private static Stream<String> pairs() {
        return IntStream.range(0, 26 * 26).mapToObj(i -> "" + (char) ('A' + i / 26) + (char) ('A' + i % 26));
    }
}
