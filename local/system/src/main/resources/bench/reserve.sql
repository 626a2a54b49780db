-- The statements of one flight request with three matching limits, as flights-service sends them: holds, the agreement's copy, the
-- ledger, the flight, what is asked and told (outbox), the audit entry; documents of the size they have there. The outbox rows name a
-- share that nobody sends.
--
-- Needs: reserve-setup.sql run once before; PostgreSQL's pgbench. Run, with as many clients as the service has connections:
--   pgbench -n -M prepared -f reserve.sql -D days=1000 -c 16 -j 2 -T 10 "dbname=... options=-csearch_path=flights"
-- days=1000 spreads the requests over windows, days=1 makes one hot window of each limit.
\set day random(1, :days)
\set first 1000000 + (:day - 1) * 3 + 1
begin;
select pg_advisory_xact_lock_shared(448378434931);
select id, scope, target, placed_by from legal_hold where lifted_at is null and ((scope = 'FLIGHT' and target = 'x')
  or (scope = 'AGREEMENT' and target = any(array['x'])) or (scope = 'NATIONALITY' and target = any(array['GT', 'HN'])))
order by placed_at, id;
select id from flight where id = (select gen_random_uuid());
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
insert into outbox(share, topic, key, message_id, type, subject, sequence, time, agreement_ids, sending_state, receiving_state,
  traceparent, request_id, data)
values (99, 'acuerdo.clearance-requests.v1', 'k', gen_random_uuid(), 't', 's', 1, 't', 'a', 'US', 'GT', 'p', 'r', repeat('x', 1100));
insert into flight(id, version, number, status, sending_state, agreement_ids, receiving_states, departs_at, arrives_at,
  arrival_day, requested_at, requested_by, request_hash, terms_version, alone, document)
values (gen_random_uuid(), 1, 'RF1', 'REQUESTED', 'US', array['01948000-0000-7000-8000-0000000000be'::uuid], array['GT'], now(), now(),
  current_date, now(), 'planner', repeat('0', 64), 1, 1, jsonb_build_object('document', repeat('x', 1400)));
insert into outbox(share, topic, key, message_id, type, subject, sequence, time, agreement_ids, sending_state, receiving_state,
  traceparent, request_id, data)
values (99, 'acuerdo.flights.v1', 'k', gen_random_uuid(), 't', 's', 1, 't', 'a', 'US', 'GT', 'p', 'r', repeat('x', 1500));
insert into audit_entry(aggregate_type, aggregate_id, seq, at, action, content, prev_hash, hash)
select 'flight', i.id, n.seq, now(), 'REQUESTED', repeat('x', 1800), n.prev,
  sha256(n.prev || convert_to(n.seq || chr(10) || repeat('x', 1800), 'UTF8'))
from (select gen_random_uuid() as id) i,
  lateral (select coalesce(p.seq, 0) + 1 as seq, coalesce(p.hash, ''::bytea) as prev
    from (select 1) one left join lateral
      (select seq, hash from audit_entry where aggregate_id = i.id order by seq desc limit 1) p on true) n;
commit;
