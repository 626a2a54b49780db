-- Series: one row each; what became of every occurrence is in its document, its flights are ordinary ones.
create table flight_series (
    id               uuid primary key,
    version          bigint not null,
    sending_state    text   not null,
    agreement_ids    uuid[] not null,
    agreement_id     uuid not null generated always as (agreement_ids[1]) stored,
    requested_at     timestamptz not null,
    requested_by     text   not null,
    document         jsonb  not null
);
create index flight_series_by_agreement on flight_series (agreement_id, id);
