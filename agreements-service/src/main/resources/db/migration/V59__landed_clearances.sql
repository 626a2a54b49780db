-- Whether the flight has landed under the agreement, as flights-service tells: its consent can't be taken back any longer.
alter table clearance add column landed boolean not null default false;
update clearance c set landed = true
  from flight_outcome o where o.flight_id = c.flight_id and o.agreement_id = c.agreement_id and o.arrived;
