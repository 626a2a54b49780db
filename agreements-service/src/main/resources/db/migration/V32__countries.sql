-- What flights-service tells of flights, as far as cooperation is measured by it: one row per flight and agreement, as the
-- newest message about the flight has it. Counting rows needs no counters that a repeated message could count twice.
create table flight_outcome (
    flight_id     uuid not null,
    agreement_id  uuid not null,
    sequence      bigint not null,
    cancelled_by  text,
    arrived       boolean not null,
    counts_differ boolean not null,
    primary key (flight_id, agreement_id)
);
create index flight_outcome_of_agreement on flight_outcome (agreement_id);

-- What a state said of a country, in its own name. Never changed.
create table country_assessment (
    id          uuid primary key,
    country     text not null,
    by_state    text not null,
    said_on     date not null,
    recorded_at timestamptz not null,
    content     jsonb not null
);
create index country_assessment_of on country_assessment (country, id);
