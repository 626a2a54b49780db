package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** A measured share as a fraction with its percentage, or a mean time in hours and minutes; both are exact in the CSV of the API. */
final class Measured {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Measured() {}

    static Cell cell(Say say, JsonObject factor) {
        JsonObject hours = Json.object(factor, "hours");
        if (!hours.isEmpty()) {
            long minutes = value(hours)
                    .multiply(SIXTY)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return Cell.of(say.the("left.hours", minutes / 60, minutes % 60));
        }
        JsonObject share = Json.object(factor, "share");
        BigDecimal percent = share.isEmpty() ? BigDecimal.ZERO : value(share).multiply(HUNDRED);
        return Cell.of(Json.text(share, "fraction"))
                .hint(
                        percent.signum() == 0
                                ? null
                                : percent.setScale(1, RoundingMode.HALF_UP).toPlainString() + " %");
    }

    /** Of the exact fraction, to as many digits as are shown and some more. */
    private static BigDecimal value(JsonObject number) {
        String[] parts = Json.text(number, "fraction").split("/");
        BigDecimal above = new BigDecimal(parts[0]);
        return parts.length == 1 ? above : above.divide(new BigDecimal(parts[1]), 12, RoundingMode.HALF_UP);
    }
}
