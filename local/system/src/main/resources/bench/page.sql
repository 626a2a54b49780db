-- The ids of a page of GET /flights, as flights-service asks for them (FlightPages).
select f.id from (select distinct l.id, l.arrival_day
  from unnest(cast(? as uuid[])) a(id) cross join lateral (
    (select g.id, g.arrival_day from flight g
      where g.agreement_id = a.id order by g.arrival_day, g.id limit 51)
    union all
    (select g.id, g.arrival_day from flight g
      where cardinality(g.agreement_ids) > 1 and g.agreement_ids @> array[a.id] and g.agreement_id <> a.id
      order by g.arrival_day, g.id limit 51)) l) f
order by f.arrival_day, f.id limit 51
