-- Which landings a release counted: each is counted once at most, whatever is corrected later.
create table statistics_landing (
    agreement_id uuid not null,
    flight_id    uuid not null,
    -- whose release counted it, first day
    month        date not null,
    primary key (agreement_id, flight_id)
);
create trigger statistics_landing_is_frozen before update or delete on statistics_landing
    for each row execute function statistics_are_frozen();

-- Landings that are counted nowhere, for they became known, or are known to be of this month, only after it was published.
create table statistics_late (
    agreement_id uuid not null,
    flight_id    uuid not null,
    month        date not null,
    primary key (agreement_id, flight_id)
);
create index statistics_late_by_month on statistics_late (month, agreement_id);

-- What is published so far: nobody wrote down which landings were counted. A landing that was corrected since is in the release of the
-- month that it was in then.
insert into statistics_landing(agreement_id, flight_id, month)
    select distinct on (a.id, f.id) a.id, f.id, r.month
    from flight f cross join lateral jsonb_array_elements(f.record -> 'corrections') c
    join agreement_copy a on a.id = any(f.agreement_ids)
    join statistics_release r on r.agreement_id = a.id and r.published_at < (c ->> 'at')::timestamptz
        and r.month = date_trunc('month', (c ->> 'was')::timestamptz at time zone (a.snapshot ->> 'zone'))::date
    where c ->> 'field' = 'arrival.at' and (cardinality(f.agreement_ids) = 1 or exists (select 1 from flight_landing l
        where l.flight_id = f.id and l.agreement_id = a.id and l.leg = (c ->> 'leg')::int))
    order by a.id, f.id, (c ->> 'at')::timestamptz;
-- All others that are in the month are taken to be in it.
insert into statistics_landing(agreement_id, flight_id, month)
    select r.agreement_id, f.id, r.month from statistics_release r
    join flight f on f.agreement_id = r.agreement_id and f.arrival_day >= r.month
        and f.arrival_day < (r.month + interval '1 month')::date
    where cardinality(f.agreement_ids) = 1 and f.status in ('ARRIVED', 'RECONCILED')
    union all
    select r.agreement_id, l.flight_id, r.month from statistics_release r
    join flight_landing l on l.agreement_id = r.agreement_id and l.landed_on >= r.month
        and l.landed_on < (r.month + interval '1 month')::date
    on conflict do nothing;
