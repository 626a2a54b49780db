-- Past flights of an agreement, as many as from the second to the third parameter: each with a document as the service writes it,
-- three consumed reservations, and an entry in the trail. Their ids grow with time, as those do that clients choose.
with model as (
  select * from flight where agreement_id = ? and status = 'CLEARED' order by requested_at limit 1),
grown as (
  insert into flight(id, version, number, status, sending_state, agreement_ids, receiving_states, departs_at, arrives_at,
    arrival_day, requested_at, requested_by, request_hash, terms_version, alone, document)
  select uuidv7(interval '-1 day'), 6, m.number, 'ARRIVED', m.sending_state, m.agreement_ids, m.receiving_states,
    m.departs_at - make_interval(days => 10 + n % 3650), m.arrives_at - make_interval(days => 10 + n % 3650),
    m.arrival_day - (10 + n % 3650), m.requested_at - make_interval(days => 10 + n % 3650), m.requested_by, m.request_hash,
    m.terms_version, m.alone, m.document
  from model m, generate_series(cast(? as int), cast(? as int)) as n
  returning id),
reserved as (
  insert into quota_reservation(flight_id, window_id, units, state, cause, requested_at, recorded_at, resolved_at)
  select g.id, 2000000 + w, 1, 'CONSUMED', 'REQUESTED', now(), now(), now() from grown g, generate_series(1, 3) as w)
insert into audit_entry(aggregate_type, aggregate_id, seq, at, action, content, prev_hash, hash)
select 'flight', g.id, 1, now(), 'ARRIVED', '{}', '', sha256('') from grown g
