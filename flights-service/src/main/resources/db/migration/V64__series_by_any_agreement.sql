-- series of flights with several landings, by any of their agreements
create index flight_series_several on flight_series using gin (agreement_ids) where cardinality(agreement_ids) > 1;
