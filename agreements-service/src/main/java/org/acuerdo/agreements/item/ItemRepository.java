package org.acuerdo.agreements.item;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Items and their entries on record. */
@ApplicationScoped
public class ItemRepository implements PanacheRepositoryBase<Item, UUID> {

    /** In order of recording. */
    public List<Item> ofAgreement(ItemKind<?> kind, UUID agreementId) {
        return list("agreementId = ?1 and kind = ?2 order by id", agreementId, kind.name());
    }

    public Optional<Item> ofAgreement(ItemKind<?> kind, UUID agreementId, UUID id) {
        return find("agreementId = ?1 and kind = ?2 and id = ?3", agreementId, kind.name(), id)
                .firstResultOptional();
    }

    /** Entries by item, each in order of recording. */
    public Map<UUID, List<ItemEntry>> entries(Collection<Item> items) {
        List<ItemEntry> entries = getEntityManager()
                .createQuery("from ItemEntry where itemId in ?1 order by id", ItemEntry.class)
                .setParameter(1, items.stream().map(i -> i.id).toList())
                .getResultList();
        return entries.stream().collect(Collectors.groupingBy(e -> e.itemId));
    }

    public List<ItemEntry> entries(Item item) {
        return entries(List.of(item)).getOrDefault(item.id, List.of());
    }
}
