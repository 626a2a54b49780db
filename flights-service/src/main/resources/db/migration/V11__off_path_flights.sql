-- Flights off the planned path, and flights with several landings.

alter table flight add column irregular boolean not null default false;
-- that a flight is overdue in the air is told once
alter table flight add column overdue_told boolean not null default false;

-- in the air: few
create index flight_in_air on flight (departs_at) where status in ('DEPARTED', 'DIVERTED') and not overdue_told;
create index flight_live_with_diverted on flight (agreement_id, id)
    where status in ('REQUESTED', 'CLEARED', 'CONFIRMED', 'DEPARTED', 'DIVERTED');
drop index flight_live;
create index flight_irregular on flight (agreement_id, arrival_day, id) where irregular;
-- flights with several landings, by any of their agreements
create index flight_several on flight using gin (agreement_ids) where cardinality(agreement_ids) > 1;
