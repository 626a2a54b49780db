-- Agreements and what stands below them. Deep content is jsonb as the API shows it; columns are what is queried or locked.

create table agreement (
    id                uuid primary key,
    reference         text not null,
    title             text,
    kind              text,
    sending_state     text not null,
    receiving_state   text not null,
    zone              text not null,
    recording         text not null check (recording in ('EITHER', 'COUNTERSIGNED')),
    notice_days       jsonb,
    cooperation_areas jsonb,
    facts             jsonb not null,
    -- grows by one with every change of the agreement or of anything below it: ETag and sequence of its messages
    version           bigint not null,
    recorded_at       timestamptz not null,
    constraint agreement_reference_taken unique (reference),
    constraint agreement_two_states check (sending_state <> receiving_state)
);
create index agreement_by_sender on agreement (sending_state, id);
create index agreement_by_receiver on agreement (receiving_state, id);

-- Every dated fact as it was stated, and how the facts stood after it: what was known at any time.
create table agreement_fact (
    agreement_id uuid not null references agreement,
    version      bigint not null,
    kind         text not null,
    content      jsonb not null,
    by_state     text,
    recorded_at  timestamptz not null,
    facts_after  jsonb not null,
    primary key (agreement_id, version)
);

create table baseline (
    id           uuid primary key,
    agreement_id uuid not null references agreement,
    unit         text not null,
    period       text not null,
    status       text not null check (status in ('CLAIMED', 'DECIDED', 'REJECTED')),
    content      jsonb not null
);
create index baseline_of_agreement on baseline (agreement_id, id);
-- at most one is decided per unit and period, under any concurrency
create unique index baseline_decided_once on baseline (agreement_id, unit, period) where status = 'DECIDED';

create table terms_version (
    agreement_id   uuid not null references agreement,
    version        int not null,
    effective_from date not null,
    recorded_at    timestamptz not null,
    withdrawn_at   timestamptz,
    content        jsonb not null,
    primary key (agreement_id, version)
);

create table statement (
    id           uuid primary key,
    agreement_id uuid not null references agreement,
    said_on      date not null,
    recorded_at  timestamptz not null,
    content      jsonb not null
);
create index statement_of_agreement on statement (agreement_id, id);

create table pending_act (
    id                  uuid primary key,
    agreement_id        uuid not null references agreement,
    kind                text not null,
    content             jsonb not null,
    content_hash        text not null,
    proposed_by_state   text not null,
    proposed_by_subject text not null,
    proposed_on         date not null,
    proposed_at         timestamptz not null,
    status              text not null check (status in ('PENDING', 'COUNTERSIGNED', 'DECLINED', 'WITHDRAWN')),
    closed_at           timestamptz,
    closed_by_state     text,
    reason              text
);
create index pending_act_of_agreement on pending_act (agreement_id, id);

-- The derived status, for list filters. AgreementFacts.statusOn is its meaning; a test holds both together.
create function facts_ended(f jsonb, d date) returns boolean language sql stable as $$
    select coalesce(d >= (f ->> 'abandonedOn')::date, false)
        or coalesce(d >= (f -> 'terminationNotice' ->> 'effectiveOn')::date, false)
        or coalesce(d > (f ->> 'expiresOn')::date, false)
$$;

create function facts_in_force(f jsonb, d date) returns boolean language sql stable as $$
    select not facts_ended(f, d)
       and (coalesce(d >= (f ->> 'inForceFrom')::date, false)
            or (coalesce(d >= (f ->> 'provisionalFrom')::date, false)
                and coalesce(d <= (f ->> 'provisionalUntil')::date, true)))
$$;

create function facts_suspended(f jsonb, d date) returns boolean language sql stable as $$
    select exists (select 1 from jsonb_array_elements(f -> 'suspensions') s
                   where d >= (s ->> 'from')::date and coalesce(d <= (s ->> 'until')::date, true))
$$;

create function facts_operative(f jsonb, d date) returns boolean language sql stable as $$
    select facts_in_force(f, d) and not facts_suspended(f, d)
$$;

create function facts_status(f jsonb, d date) returns text language sql stable as $$
    select case
        when coalesce(d >= (f ->> 'abandonedOn')::date, false) then 'ABANDONED'
        when coalesce(d >= (f -> 'terminationNotice' ->> 'effectiveOn')::date, false) then 'TERMINATED'
        when coalesce(d > (f ->> 'expiresOn')::date, false) then 'EXPIRED'
        when facts_in_force(f, d) and facts_suspended(f, d) then 'SUSPENDED'
        when coalesce(d >= (f -> 'terminationNotice' ->> 'givenOn')::date, false) then 'NOTICE_GIVEN'
        when facts_in_force(f, d) then 'IN_FORCE'
        when coalesce(d >= (f ->> 'signedOn')::date, false) then 'SIGNED'
        when coalesce(d >= (f ->> 'negotiatingSince')::date, false) then 'NEGOTIATING'
        else 'ANNOUNCED' end
$$;
