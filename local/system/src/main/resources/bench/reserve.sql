-- The ledger's statements of one flight request with three matching limits, as flights-service sends them (AgreementCopyRepository.lock,
-- QuotaRepository.lock, ReservationRepository.take). The flight's own row, audit and outbox rows come on top in the service.
--
-- Needs: reserve-setup.sql run once before; PostgreSQL's pgbench. Run, with as many clients as the service has connections:
--   pgbench -n -M prepared -f reserve.sql -D days=1000 -c 16 -j 2 -T 10 "dbname=... options=-csearch_path=flights"
-- days=1000 spreads the requests over windows, days=1 makes one hot window of each limit.
\set day random(1, :days)
\set first (:day - 1) * 3 + 1
begin;
select pg_advisory_xact_lock_shared(4611686018427388094);
select version from agreement_copy where id = '01948000-0000-7000-8000-0000000000be';
select w.id, w.agreement_id, w.limit_id, w.label, w.place, w.start_on, w.end_on, w.allowance, w.reserved, w.consumed,
  w.unreserved, w.excess, w.critical_percent, w.version
from quota_window w where w.id = any(array[:first, :first + 1, :first + 2]::bigint[]) order by w.id for update;
with asked as (
  select * from unnest(array[:first, :first + 1, :first + 2]::bigint[], array[1, 103, 3]::bigint[], array[1, 1, 1]::bigint[])
    with ordinality as a(id, units, events, place)),
taken as (
  update quota_window w set reserved = w.reserved + a.units, version = w.version + a.events
  from asked a where w.id = a.id and w.reserved + w.consumed + a.units <= w.allowance
  returning w.id, a.units, a.place)
insert into quota_reservation(flight_id, window_id, units, state, cause, requested_at, recorded_at)
select gen_random_uuid(), id, units, 'RESERVED', 'REQUESTED', now(), now() from taken order by place;
commit;
