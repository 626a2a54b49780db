-- What is kept below an agreement beside statements: working groups, visits, commitments, offers. Content is as the API shows it.

create table item (
    id           uuid primary key,
    agreement_id uuid not null references agreement,
    kind         text not null,
    recorded_at  timestamptz not null,
    content      jsonb not null
);
create index item_of_agreement on item (agreement_id, kind, id);

-- What is added to an item and never changed again: meetings, outcomes, progress.
create table item_entry (
    id          uuid primary key,
    item_id     uuid not null references item,
    kind        text not null,
    recorded_at timestamptz not null,
    content     jsonb not null
);
create index item_entry_of_item on item_entry (item_id, id);
