-- The end of TERM and STANDING is the end of the agreement, no longer the last operative day: those stored until now are
-- reckoned anew at the next look.
update quota_limit l set figures_until = timestamptz 'epoch'
 where exists (
   select from quota_window w
    where w.agreement_id = l.agreement_id and w.limit_id = l.limit_id and w.label in ('term', 'standing'));
