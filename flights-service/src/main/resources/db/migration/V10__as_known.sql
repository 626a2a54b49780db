-- Every version of an agreement that was ever applied or heard of, with when it was recorded: what the ledger knew at an
-- instant is asked of it. Versions from before this table are known from the beginning.
create table agreement_known (
    id         uuid not null,
    version    bigint not null,
    known_from timestamptz not null,
    snapshot   jsonb not null,
    primary key (id, version)
);
insert into agreement_known(id, version, known_from, snapshot)
    select id, version, '-infinity', snapshot from agreement_copy;

-- rows as they were at an instant are read by window; a row enters this index once, when it is resolved
create index quota_reservation_resolved on quota_reservation (window_id) where state <> 'RESERVED';
