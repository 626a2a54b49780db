package org.acuerdo.agreements.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.Changes;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** Keeps items. Recording one binds nobody. */
@ApplicationScoped
public class ItemService {

    @Inject
    ItemRepository items;

    @Inject
    AgreementService agreements;

    @Inject
    Changes changes;

    @Inject
    AcuerdoClock clock;

    <B> Item record(Agreement agreement, ItemKind<B> kind, B body, Actor actor) {
        Refusals.unlessLegal(kind.rules().check(agreement, body, agreements.today(agreement)));
        Item item = new Item();
        item.id = Ids.next();
        item.agreementId = agreement.id;
        item.kind = kind.name();
        changes.make(agreement, kind.name() + "-recorded", actor, null, () -> {
            write(item, body);
            items.persist(item);
            return item.view();
        });
        return item;
    }

    <B> Item replace(Agreement agreement, ItemKind<B> kind, UUID id, B body, Actor actor) {
        Refusals.unlessLegal(kind.rules().check(agreement, body, agreements.today(agreement)));
        Item item = items.ofAgreement(kind, agreement.id, id).orElseThrow();
        Object before = item.view();
        changes.make(agreement, kind.name() + "-replaced", actor, before, () -> {
            write(item, body);
            return item.view();
        });
        return item;
    }

    /** Adds an entry to an item of the locked agreement. */
    public <B> ItemEntry add(Agreement agreement, Item item, ItemKind.Entry<B> kind, B body, Actor actor) {
        Refusals.unlessLegal(kind.rules().check(agreement, body, agreements.today(agreement)));
        ItemEntry entry = new ItemEntry();
        entry.id = Ids.next();
        entry.itemId = item.id;
        entry.kind = kind.name();
        entry.recordedAt = clock.now();
        entry.content = Json.write(body);
        changes.make(agreement, kind.name() + "-recorded", actor, null, () -> {
            items.getEntityManager().persist(entry);
            return entry.view().put("of", item.id.toString());
        });
        return entry;
    }

    ObjectNode view(Agreement agreement, ItemKind<?> kind, Item item, List<ItemEntry> entries) {
        ObjectNode view = item.view();
        kind.view().add(view, item, entries, agreements.today(agreement));
        return view.put("agreementVersion", agreement.version).put("version", agreement.version);
    }

    private void write(Item item, Object body) {
        item.recordedAt = clock.now();
        item.content = Json.write(body);
    }
}
