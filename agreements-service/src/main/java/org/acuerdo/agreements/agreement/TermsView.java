package org.acuerdo.agreements.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.kit.json.Json;

/** A version of the terms as the API shows it: its number and time of recording beside what the terms say. */
public final class TermsView {
    private TermsView() {}

    /** Each limit says whether it is provisional: it is, as long as its baseline is only claimed. */
    public static JsonNode of(AgreementSnapshot snapshot, TermsVersion version) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("version", version.version());
        view.put("agreementVersion", snapshot.version());
        view.set("recordedAt", Json.MAPPER.valueToTree(version.recordedAt()));
        view.set("withdrawnAt", Json.MAPPER.valueToTree(version.withdrawnAt()));
        view.setAll((ObjectNode) Json.MAPPER.valueToTree(version.terms()));
        ArrayNode limits = (ArrayNode) view.get("limits");
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = version.terms().limits().get(i);
            ((ObjectNode) limits.get(i)).put("provisional", snapshot.provisional(limit));
        }
        return view;
    }
}
