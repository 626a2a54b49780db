package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** What the parties owe each other besides flights, and both sides at a glance; never multiplied with flights. */
final class CommitmentView {
    private CommitmentView() {}

    /** Nothing where the service does not offer them. */
    static List<Block> blocks(Visit visit, Answer commitments, Answer balance) {
        Say say = visit.say();
        List<Block> blocks = new ArrayList<>();
        if (balance.found()) {
            List<Fact> facts = new ArrayList<>();
            TermsView.flat(balance.json()).forEach((name, value) -> facts.add(Fact.of(name, value)));
            blocks.add(new Facts(facts));
        }
        if (commitments.found()) {
            Tables table = Tables.named(visit, "commitments", say.the("agreement.commitments"))
                    .columns("what", "debtor", "kind", "due", "measure", "status")
                    .searchable();
            for (JsonObject c : Json.items(commitments.json())) {
                table.row(
                        Cell.of(Json.text(c, "description")),
                        Cell.of(Json.text(c, "debtor")),
                        Cell.of(say.code("commitment", Json.text(c, "kind"))),
                        Cell.of(Json.text(c, "dueOn")),
                        Cell.of(amount(c, "amount", "currency")).hint(amount(c, "measure", "unit")),
                        Cell.of(say.code("commitmentStatus", Json.text(c, "status"))));
            }
            blocks.add(table.table());
        }
        return blocks.isEmpty() ? List.of() : List.of(new Section("owed", say.the("agreement.balance"), blocks));
    }

    private static String amount(JsonObject of, String name, String unit) {
        JsonObject amount = Json.object(of, name);
        return (Json.text(amount, "value") + " " + Json.text(amount, unit)).strip();
    }
}
