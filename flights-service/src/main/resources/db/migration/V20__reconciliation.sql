-- Counts of a flight as each side reported them, what was corrected, and who held it for reconciled (domain rules, section 4).

-- all that was ever reported, in order; null until it has departed
alter table flight add column record jsonb;
-- the counts of the sides, as they now are, do not agree
alter table flight add column discrepancy boolean not null default false;
create index flight_discrepancy on flight (agreement_id, arrival_day, id) where discrepancy;

-- reports, corrections and reconciliations are appended: what is on record stays as it is
create function flight_record_is_appended() returns trigger language plpgsql as $$
declare
    part text;
    place int;
begin
    foreach part in array array['counts', 'corrections', 'reconciliations'] loop
        for place in 0 .. coalesce(jsonb_array_length(old.record -> part), 0) - 1 loop
            if new.record -> part -> place is distinct from old.record -> part -> place then
                raise exception 'the record of flight % is only appended to', old.id
                    using errcode = 'integrity_constraint_violation';
            end if;
        end loop;
    end loop;
    return new;
end $$;
create trigger flight_record_stays before update on flight
    for each row when (old.record is distinct from new.record) execute function flight_record_is_appended();

-- a correction may leave a cohort without anybody; it stays on record
alter table onward_cohort drop constraint onward_cohort_persons_check;
alter table onward_cohort add constraint onward_cohort_persons_check check (persons >= 0);
