package org.acuerdo.contracts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * In which states airports lie, by the first letters of their ICAO location indicators (ICAO Doc 7910): the longest beginning
 * that stands here tells. It says who reports what happens there, and nothing of whose a place is.
 */
final class IcaoStates {
    /**
     * A state (ISO 3166-1) and the letters of its airports. A territory with a code of its own has the state that it belongs
     * to behind a stroke, whose airports these are as well.
     */
    private static final String TABLE = """
        AE OM
        AF OA
        AG TA
        AI/GB TQ
        AL LA
        AM UD
        AO FN
        AR SA
        AS/US NSTU NSAS NSFQ
        AT LO
        AU Y
        AW/NL TNCA
        AX/FI EFMA
        AZ UB
        BA LQ
        BB TB
        BD VG
        BE EB
        BF DF
        BG LB
        BH OB
        BI HB
        BJ DB
        BL/FR TFFJ
        BM/GB TX
        BN WBSB WBAK
        BO SL
        BQ/NL TNCB TNCE TNCS
        BR SB SD SI SJ SN SS SW
        BS MY
        BT VQ
        BW FB
        BY UM
        BZ MZ
        CA C
        CC/AU YPCC
        CD FZ
        CF FE
        CG FC
        CH LS
        CI DI
        CK NC
        CL SC
        CM FK
        CN ZB ZG ZH ZJ ZL ZP ZS ZU ZW ZY
        CO SK
        CR MR
        CU MU
        CV GV
        CW/NL TNCC
        CX/AU YPXM
        CY LC
        CZ LK
        DE ED ET
        DJ HD
        DK EK
        DM TD
        DO MD
        DZ DA
        EC SE
        EE EE
        EG HE
        EH GS
        ER HH
        ES LE GC GE
        ET HA
        FI EF
        FJ NF
        FK/GB SF
        FM PT
        FO/DK EKVG
        FR LF
        GA FO
        GB EG
        GD TG
        GE UG
        GF/FR SO
        GG/GB EGJA EGJB
        GH DG
        GI/GB LX
        GL/DK BG
        GM GB
        GN GU
        GP/FR TF
        GQ FG
        GR LG
        GT MG
        GU/US PGUM PGUA
        GW GG
        GY SY
        HK/CN VH
        HN MH
        HR LD
        HT MT
        HU LH
        ID WA WI WQ WR
        IE EI
        IL LL
        IM/GB EGNS
        IN VA VE VI VO
        IO/GB FJ
        IQ OR
        IR OI
        IS BI
        IT LI
        JE/GB EGJJ
        JM MK
        JO OJ
        JP RJ RO
        KE HK
        KG UC UAF
        KH VD
        KI NG PC PL
        KM FMC
        KN TK
        KP ZK
        KR RK
        KW OK
        KY/GB MW
        KZ UA
        LA VL
        LB OL
        LC TL
        LI LSXB
        LK VC
        LR GL
        LS FX
        LT EY
        LU EL
        LV EV
        LY HL
        MA GM
        MC LN
        MD LU
        ME LYBR LYNK LYPG LYTV
        MF/FR TFFG
        MG FM
        MH PK
        MK LW
        ML GA
        MM VB VY
        MN ZM
        MO/CN VM
        MP/US PG
        MQ/FR TFFF
        MR GQ
        MS/GB TR
        MT LM
        MU FI
        MV VR
        MW FW
        MX MM
        MY WB WM
        MZ FQ
        NA FY
        NC/FR NW
        NE DR
        NF/AU YSNF
        NG DN
        NI MN
        NL EH TN
        NO EN
        NP VN
        NR AN
        NU NI
        NZ NZ
        OM OO
        PA MP
        PE SP
        PF/FR NT
        PG AY
        PH RP
        PK OP
        PL EP
        PM/FR LFVM LFVP
        PR/US TJ
        PS LV
        PT LP
        PW PTRO
        PY SG
        QA OT
        RE/FR FME
        RO LR
        RS LY
        RU U UMK
        RW HR
        SA OE
        SB AG
        SC FS
        SD HS
        SE ES
        SG WS
        SH/GB FH
        SI LJ
        SJ/NO ENAS ENJA ENSA ENSB
        SK LZ
        SL GF
        SN GO
        SO HC
        SR SM
        SS HJ HSSJ HSSM HSWW
        ST FP
        SV MS
        SX/NL TNCM
        SY OS
        SZ FD
        TC/GB MB
        TD FT
        TG DX
        TH VT
        TJ UTD
        TL WP
        TM UTA
        TN DT
        TO NFT
        TR LT
        TT TT
        TV NGF
        TW RC
        TZ HT
        UA UK
        UG HU
        UM/US PB PJ PM PW
        US K PA PF PH PO PP
        UY SU
        UZ UT UZ
        VC TV
        VE SV
        VG/GB TU
        VI/US TI
        VN VV
        VU NV
        WF/FR NL
        WS NS
        XK BK
        YE OY
        YT/FR FMCZ
        ZA FA
        ZM FL
        ZW FV
        """;

    private static final Map<String, Set<String>> BY_LETTERS = byLetters();

    private IcaoStates() {}

    /** The states that an airport lies in: more than one for a territory's; empty for letters that no state has. */
    static Set<String> of(String indicator) {
        for (int length = indicator.length(); length > 0; length--) {
            Set<String> states = BY_LETTERS.get(indicator.substring(0, length));
            if (states != null) {
                return states;
            }
        }
        return Set.of();
    }

    private static Map<String, Set<String>> byLetters() {
        Map<String, Set<String>> found = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" ");
            for (String letters : Arrays.copyOfRange(words, 1, words.length)) {
                found.computeIfAbsent(letters, l -> new HashSet<>()).addAll(Set.of(words[0].split("/")));
            }
        });
        return Map.copyOf(found);
    }
}
