-- Where COPY puts a batch of an import before it is told which of its rows are new: emptied by each batch, under a lock. No
-- temporary table, for the service's role may not make any.
create unlogged table import_stage (
    line       bigint,
    hash       bytea,
    flight_id  uuid,
    number     text,
    day        date,
    arrives_at timestamptz,
    terms      int,
    document   jsonb,
    reported   jsonb,
    total      jsonb,
    violations jsonb,
    audit      text
) with (autovacuum_enabled = false);
