-- Flights with their clearances, legal holds, and the cohorts that arrivals open (domain rules, section 4).
-- Columns hold what is queried, locked or swept; the rest is one document.

create table flight (
    id               uuid primary key,
    version          bigint not null,
    number           text   not null,
    status           text   not null,
    -- a legal hold covers it
    held             boolean not null default false,
    over_limit       boolean not null default false,
    -- the receiving state accepts it by name: no other is marked in its place
    over_limit_accepted boolean not null default false,
    sending_state    text   not null,
    -- agreement and receiving state of each landing, in the order of the legs; the first of each is what is listed by
    agreement_ids    uuid[] not null,
    receiving_states text[] not null,
    agreement_id     uuid not null generated always as (agreement_ids[1]) stored,
    receiving_state  text not null generated always as (receiving_states[1]) stored,
    -- first departure and last arrival: scheduled, then as they were
    departs_at       timestamptz not null,
    arrives_at       timestamptz not null,
    -- local day of the last arrival in the receiving state
    arrival_day      date   not null,
    requested_at     timestamptz not null,
    requested_by     text   not null,
    -- to tell the same request from another under a reused id
    request_hash     text   not null,
    terms_version    int    not null,
    -- unaccompanied minors asked for, aboard, or received
    alone            int    not null,
    -- the clearance that decides next
    decide_by        timestamptz,
    silence_grants   boolean not null default false,
    waiting_for      text,
    -- messages sent about its clearances, in order
    ask_sequence     bigint not null default 0,
    asks             int    not null default 0,
    -- wall time at which an unanswered question is asked again
    ask_again_at     timestamptz,
    -- version of the agreement to be applied before conditions are checked again
    recheck_version  bigint,
    document         jsonb  not null
) with (fillfactor = 70);

-- lists are read per agreement, of which a caller sees few; so one index serves every caller and every filter
create index flight_by_agreement on flight (agreement_id, arrival_day, id);
-- small ones, for sweeps, marks and holds: what has not departed or not arrived yet is few
create index flight_ask_again on flight (ask_again_at) where ask_again_at is not null;
create index flight_to_decide on flight (decide_by) where status = 'REQUESTED' and decide_by is not null;
create index flight_to_depart on flight (departs_at) where status in ('REQUESTED', 'CLEARED', 'CONFIRMED');
create index flight_live on flight (agreement_id, id) where status in ('REQUESTED', 'CLEARED', 'CONFIRMED', 'DEPARTED');
create index flight_over_limit on flight (agreement_id) where over_limit;
create index flight_accepted on flight (agreement_id) where over_limit_accepted;

-- Agreements whose marks of flights over the limit have to be set anew: written in the transaction that changed a
-- window's excess, gone once done.
create table over_limit_due (
    id           bigint generated always as identity primary key,
    agreement_id uuid not null
);

create table legal_hold (
    id          uuid primary key,
    version     bigint not null,
    scope       text   not null check (scope in ('FLIGHT', 'AGREEMENT', 'NATIONALITY')),
    target      text   not null,
    placed_by   text   not null,
    -- the parties it concerns; null for a nationality, which concerns every agreement of the placing state
    parties     text[],
    authority   text   not null,
    reason      text   not null,
    placed_at   timestamptz not null,
    lifted_at   timestamptz,
    lift_reason text
);
create index legal_hold_active on legal_hold (scope, target) where lifted_at is null;

create table onward_cohort (
    id              uuid primary key,
    version         bigint not null,
    flight_id       uuid   not null,
    agreement_id    uuid   not null,
    sending_state   text   not null,
    receiving_state text   not null,
    zone            text   not null,
    category        text   not null,
    nationality     text,
    persons         int    not null check (persons > 0),
    opened_on       date   not null,
    -- local day, and the instant at which that day is over; null: no clock
    due_on          date,
    due_at          timestamptz,
    review_days     int,
    ended           int    not null default 0,
    unresolved      int    not null default 0,
    unresolved_left int    not null default 0,
    left_reception  int    not null default 0,
    overdue_told    boolean not null default false,
    reports         jsonb  not null,
    -- never more out than in, whatever a program does
    constraint never_more_out_than_in check (ended >= 0 and ended <= persons and unresolved <= persons - ended
        and unresolved_left <= unresolved and left_reception <= persons)
);
create index onward_cohort_by_agreement on onward_cohort (agreement_id, id);
create index onward_cohort_by_flight on onward_cohort (flight_id);
create index onward_cohort_due on onward_cohort (due_at) where ended < persons and due_at is not null;
