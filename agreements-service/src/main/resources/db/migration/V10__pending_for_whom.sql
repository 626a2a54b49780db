-- Which state an act waits for, so that each party finds what waits for it.
alter table pending_act add column waiting_for text;
update pending_act p
set waiting_for = case when p.proposed_by_state = a.sending_state then a.receiving_state else a.sending_state end
from agreement a where a.id = p.agreement_id;
alter table pending_act alter column waiting_for set not null;
create index pending_act_waiting on pending_act (waiting_for, agreement_id) where status = 'PENDING';
create index agreement_fact_by_time on agreement_fact (agreement_id, recorded_at);
