package org.acuerdo.agreements.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;

/** What the calls below an agreement do alike, whatever the kind of item: read, add, replace as a whole, add an entry. */
@ApplicationScoped
public class Items {

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    ItemService service;

    @Inject
    ItemRepository items;

    @Inject
    Caller caller;

    @Transactional
    public Response list(ItemKind<?> kind, String id, UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "limit", "cursor");
        List<Item> all = items.ofAgreement(kind, agreement.id);
        var entries = items.entries(all);
        return Lists.page(
                uri,
                all.stream()
                        .map(i -> service.view(agreement, kind, i, entries.getOrDefault(i.id, List.of())))
                        .toList(),
                view -> view.get("id").asText());
    }

    @Transactional
    public Response get(ItemKind<?> kind, String id, String itemId, UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Item item =
                items.ofAgreement(kind, agreement.id, Access.parsed(itemId)).orElseThrow(ProblemException::notFound);
        Queries.only(uri);
        return Response.ok(Json.write(view(agreement, kind, item)))
                .type("application/json")
                .header("ETag", ETags.of(agreement.version))
                .build();
    }

    /** Adds one; {@code If-Match} is honoured where it is sent. */
    public <B> Response record(ItemKind<B> kind, String id, byte[] body) {
        return acts.on(() -> access.toChange(id))
                .body(body, kind.body())
                .ifMatchOptional(Agreement::version)
                .perform((a, b) -> {
                    Item item = service.record(a, kind, b, caller.actor());
                    return Answer.created(path(a, kind, item.id), view(a, kind, item))
                            .etag(a.version);
                });
    }

    /** Replaces the whole; what was there before stays in the history. */
    public <B> Response replace(ItemKind<B> kind, String id, String itemId, byte[] body) {
        return acts.on(() -> access.toChange(id, itemId, (a, i) -> items.ofAgreement(kind, a, i)))
                .body(body, kind.body())
                .ifMatch(Agreement::version)
                .perform((a, b) -> {
                    Item item = service.replace(a, kind, Access.parsed(itemId), b, caller.actor());
                    return Answer.ok(view(a, kind, item)).etag(a.version);
                });
    }

    /** Adds an entry and answers the entry. */
    public <B> Response add(ItemKind<?> kind, String id, String itemId, ItemKind.Entry<B> entry, byte[] body) {
        return add(kind, id, itemId, entry, body, (item, added) -> {});
    }

    /** @param refuse throws where the entry does not fit the item */
    public <B> Response add(
            ItemKind<?> kind,
            String id,
            String itemId,
            ItemKind.Entry<B> entry,
            byte[] body,
            BiConsumer<Item, B> refuse) {
        return acts.on(() -> access.toChange(id, itemId, (a, i) -> items.ofAgreement(kind, a, i)))
                .body(body, entry.body())
                .ifMatchOptional(Agreement::version)
                .perform((a, b) -> {
                    Item item =
                            items.ofAgreement(kind, a.id, Access.parsed(itemId)).orElseThrow();
                    refuse.accept(item, b);
                    ItemEntry added = service.add(a, item, entry, b, caller.actor());
                    return added(a, kind, item, entry, added);
                });
    }

    /** The answer to an entry that was added. */
    public static Answer added(
            Agreement agreement, ItemKind<?> kind, Item item, ItemKind.Entry<?> entry, ItemEntry added) {
        ObjectNode view = added.view().put("agreementVersion", agreement.version);
        return Answer.created(path(agreement, kind, item.id), view).etag(agreement.version);
    }

    private ObjectNode view(Agreement agreement, ItemKind<?> kind, Item item) {
        return service.view(agreement, kind, item, items.entries(item));
    }

    private static String path(Agreement agreement, ItemKind<?> kind, UUID item) {
        return "/api/v1/agreements/" + agreement.id + "/" + kind.path() + "/" + item;
    }
}
