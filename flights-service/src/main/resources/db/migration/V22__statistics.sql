-- Public statistics (guard G6): what was published of each closed month, once and for all. What is suppressed is not kept
-- here at all, so no later reader, program or release can give it away.
create table statistics_release (
    agreement_id uuid not null,
    -- first day of the month in the receiving state
    month        date not null,
    published_at timestamptz not null,
    -- null: suppressed
    flights      bigint,
    primary key (agreement_id, month)
);
create index statistics_release_by_month on statistics_release (month, agreement_id);

create table statistics_cell (
    agreement_id uuid not null,
    month        date not null,
    category     text not null,
    -- null: suppressed; a cell of 1 to 4 can't be stored
    persons      bigint check (persons = 0 or persons > 4),
    primary key (agreement_id, month, category),
    foreign key (agreement_id, month) references statistics_release (agreement_id, month)
);

create function statistics_are_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'published statistics never change' using errcode = 'integrity_constraint_violation';
end $$;
create trigger statistics_release_is_frozen before update or delete on statistics_release
    for each row execute function statistics_are_frozen();
create trigger statistics_cell_is_frozen before update or delete on statistics_cell
    for each row execute function statistics_are_frozen();
