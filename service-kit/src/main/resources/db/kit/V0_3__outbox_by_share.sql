-- The outbox is read by share, in the order of its ids, and by nothing else. With a second index over the ids alone the planner
-- went through the rows of the other shares to find those of one, whenever it thought that most rows were of this share.
alter table outbox drop constraint outbox_pkey;
drop index outbox_by_share;
alter table outbox add primary key (share, id);
