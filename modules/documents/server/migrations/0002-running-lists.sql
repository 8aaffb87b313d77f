-- 在办: what is on somebody's desk is a handful among all that ever went out, so each way to it has an index of its own, walked from the newest.
-- The condition is written as `queries.ts` writes it (endedStages in core/rules.ts): the planner compares them word for word.
create index documents_running_by_drafter on documents_documents (drafter, id desc)
  where at not in ('dispatched', 'archiveReady', 'withdrawn', 'voided', 'recalled');
create index documents_running_by_unit on documents_documents (drafting_unit, id desc)
  where submitted and at not in ('dispatched', 'archiveReady', 'withdrawn', 'voided', 'recalled');
create index documents_running_by_handling on documents_documents (handling_organ, id desc)
  where submitted and at not in ('dispatched', 'archiveReady', 'withdrawn', 'voided', 'recalled');
create index documents_running_by_issuing on documents_documents (issuing_organ, id desc)
  where submitted and at not in ('dispatched', 'archiveReady', 'withdrawn', 'voided', 'recalled');

-- A return now ends once the document is back at the stage that sent it, or past it, or given up: rows stay what their journal folds to.
update documents_documents set returned = false, state = jsonb_set(state, '{returned}', 'null')
where returned and (at in ('withdrawn', 'voided')
  or array_position(array['drafting', 'unitCheck', 'consulting', 'countersigning', 'officeReview', 'signing'], at)
     >= array_position(array['drafting', 'unitCheck', 'consulting', 'countersigning', 'officeReview', 'signing'], state -> 'returned' ->> 'from'));
