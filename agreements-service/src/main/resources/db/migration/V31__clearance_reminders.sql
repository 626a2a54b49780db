-- One reminder before each deadline, by the domain's clock.
alter table clearance add column remind_at timestamptz;
alter table clearance add column reminded boolean not null default false;
-- those asked before this version are reminded a quarter of their whole reply time before its end
update clearance set remind_at = decide_by - (decide_by - requested_at) / 4
 where status = 'PENDING' and decide_by is not null;
create index clearance_to_remind on clearance (remind_at) where status = 'PENDING' and not reminded;
