-- An instruction that waits for a leader of the office is seen by whoever decides for that office, as long as it waits.
alter table supervision_facets drop constraint supervision_facets_facet_check;
alter table supervision_facets add constraint supervision_facets_facet_check check (facet in ('unit', 'cooperating', 'leader', 'person', 'awaiting'));
insert into supervision_facets (facet, key, item, organ, source, light, sort_key)
  select 'awaiting', k.office, i.id, i.organ, i.source, i.light, i.sort_key from supervision_items i cross join lateral (select i.office union select i.organ) k (office)
  where i.source = 'leaderInstruction' and (i.at in ('proposed', 'closing') or (i.at = 'running' and i.state #>> '{matter,instruction,leader}' is null
    and exists (select from jsonb_array_elements(i.state -> 'assignments') a where a ->> 'asked' is not null)));
