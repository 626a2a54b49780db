-- What every service keeps beside its own tables.

create table outbox (
    id              bigint generated always as identity primary key,
    share           int  not null,
    topic           text not null,
    key             text not null,
    message_id      uuid not null,
    type            text not null,
    subject         text not null,
    sequence        bigint not null,
    time            text not null,
    agreement_ids   text,
    sending_state   text,
    receiving_state text,
    traceparent     text,
    request_id      text,
    data            text not null
);
create index outbox_by_share on outbox (share, id);
-- rows live for milliseconds: clean up early, or the index grows with what is long gone
alter table outbox set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

create table inbox (
    channel     text not null,
    message_id  text not null,
    received_at timestamptz not null default now(),
    primary key (channel, message_id)
);
create index inbox_by_time on inbox (received_at);

create table inbox_sequence (
    channel  text not null,
    subject  text not null,
    sequence bigint not null,
    primary key (channel, subject)
);

create table idempotency (
    subject      text not null,
    key          text not null,
    request_hash text not null,
    status       int  not null,
    location     text,
    etag         bigint,
    body         text not null,
    created_at   timestamptz not null default now(),
    primary key (subject, key)
);
create index idempotency_by_time on idempotency (created_at);

create table audit_entry (
    aggregate_type text not null,
    aggregate_id   uuid not null,
    seq            bigint not null,
    at             timestamptz not null,
    recorded_at    timestamptz not null default now(),
    action         text not null,
    content        text not null,
    prev_hash      bytea not null,
    hash           bytea not null,
    primary key (aggregate_id, seq)
);
create index audit_entry_by_time on audit_entry (recorded_at);
