-- An instruction that waits is seen by him whose turn it is: the leader in charge, or, where he put it forward himself, whoever decides in his place.
delete from supervision_facets where facet = 'awaiting';
insert into supervision_facets (facet, key, item, organ, source, light, sort_key)
  select 'awaiting', k.turn, i.id, i.organ, i.source, i.light, i.sort_key
  from supervision_items i cross join lateral (select case i.at when 'proposed' then i.state -> 'proposer' when 'closing' then i.state #> '{proposal,by}' end as by) p
    cross join lateral (select i.office as turn union select i.office || '!' || (p.by ->> 'person') where p.by is not null
      union select i.office || '!' || (p.by #>> '{onBehalfOf,person}') where p.by #>> '{onBehalfOf,person}' is not null) k
  where i.source = 'leaderInstruction' and (i.at in ('proposed', 'closing') or (i.at = 'running' and i.state #>> '{matter,instruction,leader}' is null
    and exists (select from jsonb_array_elements(i.state -> 'assignments') a where a ->> 'asked' is not null)));
