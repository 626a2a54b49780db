-- Seals over the heads of the audit chains, each with the hash of the one before. What a seal covers lies beside it, so
-- that it can be reckoned again and each entry held against it.

create table audit_seal (
    number    bigint primary key,
    -- wall time, as it went into the hash
    sealed_at text not null,
    previous  text not null,
    hash      text not null,
    -- the instant from which a sealing that comes next looks for entries; null while this one left some for the next
    swept_at  timestamptz
);

create table audit_seal_head (
    aggregate_id   uuid not null,
    seq            bigint not null,
    number         bigint not null references audit_seal,
    aggregate_type text not null,
    hash           text not null,
    primary key (aggregate_id, seq)
);
create index audit_seal_head_of_seal on audit_seal_head (number, aggregate_id);
