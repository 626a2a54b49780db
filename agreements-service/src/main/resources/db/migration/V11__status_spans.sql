-- The derived status, day by day, for lists: a register of what the facts say of each span of days, written anew with them
-- by the database itself. No job ever flips it; the meaning stays that of facts_status and facts_operative.

create function facts_days(f jsonb) returns setof date language sql stable as $$
    select d from (
        values ('-infinity'::date),
            ((f ->> 'negotiatingSince')::date), ((f ->> 'signedOn')::date),
            ((f ->> 'provisionalFrom')::date), ((f ->> 'provisionalUntil')::date + 1), ((f ->> 'inForceFrom')::date),
            ((f -> 'terminationNotice' ->> 'givenOn')::date), ((f -> 'terminationNotice' ->> 'effectiveOn')::date),
            ((f ->> 'expiresOn')::date + 1), ((f ->> 'abandonedOn')::date)) dates(d)
    where d is not null
    union select (s ->> 'from')::date from jsonb_array_elements(f -> 'suspensions') s
    union select (s ->> 'until')::date + 1 from jsonb_array_elements(f -> 'suspensions') s where s ->> 'until' is not null
$$;

create table agreement_span (
    agreement_id uuid not null references agreement on delete cascade,
    from_day     date not null,
    -- the first day after it
    until_day    date not null,
    status       text not null,
    operative    boolean not null,
    primary key (agreement_id, from_day)
);
create index agreement_span_by_status on agreement_span (status, until_day);
create index agreement_span_operative on agreement_span (until_day) where operative;

create function write_spans() returns trigger language plpgsql as $$
begin
    delete from agreement_span where agreement_id = new.id;
    insert into agreement_span(agreement_id, from_day, until_day, status, operative)
    select new.id, d, lead(d, 1, 'infinity'::date) over (order by d), facts_status(new.facts, d),
        facts_operative(new.facts, d)
    from facts_days(new.facts) d;
    return null;
end
$$;

create trigger agreement_spans_of_new after insert on agreement for each row execute function write_spans();
create trigger agreement_spans_of_changed after update of facts on agreement for each row
    when (old.facts is distinct from new.facts) execute function write_spans();

insert into agreement_span(agreement_id, from_day, until_day, status, operative)
select a.id, d, lead(d, 1, 'infinity'::date) over (partition by a.id order by d), facts_status(a.facts, d),
    facts_operative(a.facts, d)
from agreement a cross join lateral facts_days(a.facts) d;
