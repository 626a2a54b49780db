-- Landings made of flights with several, each with its local day and who was received there: what is counted by agreement.
create table flight_landing (
    flight_id    uuid  not null,
    -- the first is 1
    leg          int   not null,
    agreement_id uuid  not null,
    landed_on    date  not null,
    received     jsonb not null,
    primary key (flight_id, leg)
);
create index flight_landing_by_agreement on flight_landing (agreement_id, landed_on);

insert into flight_landing(flight_id, leg, agreement_id, landed_on, received)
    select f.id, (l ->> 'leg')::int, a.id,
        ((l #>> '{arrival,at}')::timestamptz at time zone (a.snapshot ->> 'zone'))::date, l #> '{arrival,received}'
    from flight f cross join lateral jsonb_array_elements(f.document #> '{more,landed}') l
    join agreement_copy a on a.id = (l ->> 'agreementId')::uuid;

-- a count may name its landing now: on record it stays what it was, whether the name of that field is written or left out
create or replace function flight_record_is_appended() returns trigger language plpgsql as $$
declare
    part text;
    place int;
begin
    foreach part in array array['counts', 'corrections', 'reconciliations'] loop
        for place in 0 .. coalesce(jsonb_array_length(old.record -> part), 0) - 1 loop
            if jsonb_strip_nulls(new.record -> part -> place) is distinct from jsonb_strip_nulls(old.record -> part -> place) then
                raise exception 'the record of flight % is only appended to', old.id
                    using errcode = 'integrity_constraint_violation';
            end if;
        end loop;
    end loop;
    return new;
end $$;
