-- Bodies that monitor the returns under an agreement, each with the token subjects of its monitors.
create table monitoring_body (
    id           uuid primary key,
    agreement_id uuid not null references agreement,
    name         text not null,
    subjects     jsonb not null,
    by_state     text not null,
    recorded_at  timestamptz not null,
    constraint monitoring_body_named_once unique (agreement_id, name)
);
create index monitoring_body_of_agreement on monitoring_body (agreement_id, id);
-- "which agreements does this monitor see" and "does it see this one"
create index monitoring_body_subjects on monitoring_body using gin (subjects jsonb_path_ops);
