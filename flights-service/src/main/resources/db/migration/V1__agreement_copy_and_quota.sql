-- The copy of agreements that this service enforces, and the quota ledger (domain rules, section 3).

create table agreement_copy (
    id              uuid primary key,
    version         bigint not null,
    sending_state   text not null,
    receiving_state text not null,
    snapshot        jsonb not null
);

-- One row per limit that ever held something: until when the stored allowances of its windows hold. They change when a
-- window closes (carry-over, overshoot) or, for TERM and STANDING, on days on which the volume changes.
create table quota_limit (
    agreement_id  uuid not null,
    limit_id      text not null,
    figures_until timestamptz not null,
    primary key (agreement_id, limit_id)
);
create index quota_limit_due on quota_limit (figures_until);

-- One row per window that ever held something, or was asked for.
create table quota_window (
    id               bigint generated always as identity primary key,
    agreement_id     uuid   not null,
    limit_id         text   not null,
    label            text   not null,
    -- place in the sequence of its period, so that neighbours differ by one; 0 for TERM and STANDING
    place            bigint not null,
    start_on         date,
    end_on           date,
    allowance        bigint not null check (allowance >= 0),
    reserved         bigint not null default 0 check (reserved >= 0),
    consumed         bigint not null default 0 check (consumed >= 0),
    -- the part of consumed that was never reserved here: only this can become overshoot
    unreserved       bigint not null default 0 check (unreserved >= 0),
    excess           bigint not null default 0 check (excess >= 0),
    critical_percent int    not null,
    -- version of the agreement by which the figures were last set
    figures_version  bigint not null,
    version          bigint not null default 1,
    unique (agreement_id, limit_id, label),
    -- the guard: only a recomputation, or an act that happened, raises excess; a request never does
    constraint never_beyond check (reserved + consumed <= allowance + excess)
) with (fillfactor = 50);
-- updates touch no indexed column: room on the page keeps them heap-only

create table quota_reservation (
    id           bigint generated always as identity primary key,
    flight_id    uuid   not null,
    window_id    bigint not null,
    -- signed for CONSUMED rows of corrections and returns
    units        bigint not null check (units > 0 or state = 'CONSUMED'),
    state        text   not null check (state in ('RESERVED', 'CONSUMED', 'RELEASED')),
    cause        text   not null
        check (cause in ('REQUESTED', 'REMATCHED', 'MOVED', 'SURPLUS', 'IRREGULAR', 'CORRECTED', 'RETURNED')),
    -- STANDING only: whose units they are, so that they come back as persons leave reception
    category     text,
    nationality  text,
    requested_at timestamptz not null,
    recorded_at  timestamptz not null,
    resolved_at  timestamptz,
    check ((state = 'RESERVED') = (resolved_at is null))
);
create index quota_reservation_by_flight on quota_reservation (flight_id);
create index quota_reservation_held on quota_reservation (window_id) where state = 'RESERVED';

-- each reservation resolves exactly once; a resolved row never changes and no row is ever removed
create function quota_reservation_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'reservation % is % and final', old.id, old.state using errcode = 'integrity_constraint_violation';
end $$;
create trigger quota_reservation_resolves_once before update on quota_reservation
    for each row when (old.state <> 'RESERVED') execute function quota_reservation_is_final();
create trigger quota_reservation_stays before delete on quota_reservation
    for each row execute function quota_reservation_is_final();
