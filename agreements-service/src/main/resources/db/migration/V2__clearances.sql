-- The receiving state's consent to flights. One row per flight and agreement, the present round; what was asked and
-- answered before stays beside it.

create table clearance (
    id                uuid not null unique,
    flight_id         uuid not null,
    agreement_id      uuid not null,
    -- ETag, and clearanceVersion of its messages; grows across all clearances of one flight
    version           bigint not null,
    round             int not null,
    status            text not null
        check (status in ('PENDING', 'GRANTED', 'REFUSED', 'LAPSED', 'REVOKED', 'WITHDRAWN')),
    sending_state     text,
    receiving_state   text,
    terms_version     int,
    agreement_version bigint not null,
    request           jsonb not null,
    requested_at      timestamptz not null,
    departure         timestamptz not null,
    -- as shown: null while a provisional limit is blocked
    decide_by         timestamptz,
    waiting_for       text,
    -- what silence means for this flight: where the reply time does not end before departure, it never grants
    on_silence        text,
    -- the instant at which silence decides: decide_by, or the departure while there is none
    deadline          timestamptz not null,
    deemed            boolean not null default false,
    reason            text,
    decided_by        text,
    decided_at        timestamptz,
    primary key (flight_id, agreement_id)
);
create index clearance_due on clearance (deadline) where status = 'PENDING';
create index clearance_open_of_agreement on clearance (agreement_id) where status = 'PENDING';
create index clearance_of_receiver on clearance (receiving_state, deadline, flight_id, agreement_id);
create index clearance_of_sender on clearance (sending_state, deadline, flight_id, agreement_id);

-- Messages about a flight carry one ascending sequence, however many agreements it lands under.
create table clearance_sequence (
    flight_id uuid primary key,
    last      bigint not null
);

create table clearance_round (
    flight_id    uuid not null,
    agreement_id uuid not null,
    round        int not null,
    requested_by text not null,
    request      jsonb not null,
    received_at  timestamptz not null,
    primary key (flight_id, agreement_id, round)
);

create table clearance_answer (
    flight_id    uuid not null,
    agreement_id uuid not null,
    version      bigint not null,
    round        int not null,
    type         text not null,
    answer       jsonb not null,
    answered_at  timestamptz not null,
    primary key (flight_id, agreement_id, version)
);
