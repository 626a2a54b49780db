-- Imports of past flights from CSV: what was sent, what became of each row, and which rows are known (each once).

-- an imported flight, as its row reports it beside the counts: source, remark, ...; null: not imported
alter table flight add column reported jsonb;

create table flight_import (
    id            uuid primary key,
    version       bigint not null,
    agreement_id  uuid   not null,
    state         text   not null check (state in ('RUNNING', 'DONE', 'BROKEN_OFF')),
    started_at    timestamptz not null,
    ended_at      timestamptz,
    started_by    text   not null,
    -- wall time of the last batch: a run that stood still was broken off
    touched_at    timestamptz not null default now(),
    rows_read     bigint not null default 0,
    flights       bigint not null default 0,
    totals        bigint not null default 0,
    known         bigint not null default 0,
    refused       bigint not null default 0,
    -- SHA-256 of the body, once it has come whole
    body_hash     text,
    retry_subject text,
    retry_key     text
);
create index flight_import_by_agreement on flight_import (agreement_id, id);
create unique index flight_import_by_key on flight_import (retry_subject, retry_key) where retry_key is not null;
create index flight_import_running on flight_import (touched_at) where state = 'RUNNING';

-- Rows that were taken: by their content each counts once per agreement, whatever file it comes in.
create table imported_row (
    agreement_id uuid   not null,
    -- the first 16 bytes of the SHA-256 of the row's content
    hash         bytea  not null,
    import_id    uuid   not null,
    line         bigint not null,
    -- null: a reported total
    flight_id    uuid,
    total        jsonb,
    primary key (agreement_id, hash)
);
create index imported_row_by_import on imported_row (import_id, line);

-- Rows that were not: known before, or refused.
create table import_finding (
    import_id  uuid   not null,
    line       bigint not null,
    -- null: refused
    known_hash bytea,
    -- what was wrong with it; null: known
    violations jsonb,
    primary key (import_id, line)
);
