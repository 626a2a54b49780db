-- Prepares a database that flights-service has migrated (schema flights) for reserve.sql, and for nothing else: never run it
-- against a database that holds a real record. It makes one agreement and, for each of 1,000 days, the three windows that a
-- mixed flight takes units of.
-- Window ids are 1,000,001 and on, so that the script below can name them without a look-up, as the service does from memory, and
-- are in nobody's way.
set search_path = flights;

insert into agreement_copy(id, version, sending_state, receiving_state, snapshot)
values ('01948000-0000-7000-8000-0000000000be', 1, 'US', 'GT', '{}')
on conflict do nothing;

insert into quota_window(id, agreement_id, limit_id, label, place, start_on, end_on, allowance, critical_percent,
  figures_version)
overriding system value
select 1000000 + (day - 1) * 3 + limit_no, '01948000-0000-7000-8000-0000000000be', 'bench-' || limit_no, 'day ' || day, day,
  date '2025-01-01' + day, date '2025-01-01' + day, 1000000000, 90, 1
from generate_series(1, 1000) as day, generate_series(1, 3) as limit_no
on conflict do nothing;
