package org.acuerdo.contracts;

import java.util.Set;

/**
 * The assigned first letters of ICAO location indicators (ICAO Doc 7910). Who has an airport with which full indicator
 * changes every month; which nations' letters exist hardly ever does.
 */
final class IcaoRegions {
    /** Regions that one state has to itself: any second letter. (Canada, United States, Russia and neighbours, Australia.) */
    private static final String WHOLE = "CKUY";

    private static final Set<String> NATIONS = Set.of((""
                    + "AG AN AY BG BI BK DA DB DF DG DI DN DR DT DX EB ED EE EF EG EH EI EK EL EN EP ES ET EV EY "
                    + "FA FB FC FD FE FG FH FI FJ FK FL FM FN FO FP FQ FS FT FV FW FX FY FZ GA GB GC GE GF GG GL GM "
                    + "GO GQ GS GU GV HA HB HC HD HE HH HJ HK HL HR HS HT HU LA LB LC LD LE LF LG LH LI LJ LK LL LM "
                    + "LN LO LP LQ LR LS LT LU LV LW LX LY LZ MB MD MG MH MK MM MN MP MR MS MT MU MW MY MZ "
                    + "NC NF NG NI NL NS NT NV NW NZ OA OB OE OI OJ OK OL OM OO OP OR OS OT OY PA PB PC PF PG PH PJ PK "
                    + "PL PM PO PP PT PW RC RJ RK RO RP SA SB SC SD SE SF SG SI SJ SK SL SM SN SO SP SS SU SV SW SY "
                    + "TA TB TD TF TG TI TJ TK TL TN TQ TR TT TU TV TX VA VB VC VD VE VG VH VI VL VM VN VO VQ VR VT VV "
                    + "VY WA WB WI WM WP WQ WR WS ZB ZG ZH ZJ ZK ZL ZM ZP ZS ZU ZW ZY")
            .split(" "));

    private IcaoRegions() {}

    static boolean assigned(String indicator) {
        return WHOLE.indexOf(indicator.charAt(0)) >= 0 || NATIONS.contains(indicator.substring(0, 2));
    }
}
