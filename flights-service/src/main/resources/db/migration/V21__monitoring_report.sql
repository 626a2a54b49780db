-- Monitoring reports: due once a flight under an agreement with a monitoring body has arrived, filed by its monitors.
create table monitoring_report (
    id              uuid primary key,
    version         bigint not null,
    flight_id       uuid   not null,
    agreement_id    uuid   not null,
    sending_state   text   not null,
    receiving_state text   not null,
    -- local day of the arrival in the receiving state; null: reported of a flight that did not arrive
    arrived_on      date,
    -- last local day, and the instant at which its time is over; null: nobody had to file it
    due_on          date,
    due_at          timestamptz,
    overdue_told    boolean not null default false,
    filed_at        timestamptz,
    filed_by        text,
    body_id         text,
    body_name       text,
    observations    jsonb  not null default '[]',
    complaints      int    not null default 0 check (complaints >= 0),
    recommendations jsonb  not null default '[]'
);
create index monitoring_report_by_agreement on monitoring_report (agreement_id, id);
create index monitoring_report_by_flight on monitoring_report (flight_id);
create index monitoring_report_due on monitoring_report (due_at) where filed_at is null and not overdue_told;

-- what was filed stays as it is
create function monitoring_report_is_filed() returns trigger language plpgsql as $$
begin
    raise exception 'monitoring report % is filed', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger monitoring_report_stays before update or delete on monitoring_report
    for each row when (old.filed_at is not null) execute function monitoring_report_is_filed();
