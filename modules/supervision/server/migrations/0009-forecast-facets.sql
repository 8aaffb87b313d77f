-- Warnings by the headings under which they are found, along the deadline: a page is read from the headings of whoever looks, however many warnings there are.
-- Written by the night with the warnings themselves; whether one may still be seen is asked when it is read.
create table supervision_forecast_facets (
  facet text not null check (facet in ('organ', 'instruction', 'unit', 'cooperating', 'person')),
  key text not null,
  due_on date not null,
  item text not null,
  assignment int not null,
  primary key (facet, key, due_on, item, assignment),
  foreign key (item, assignment) references supervision_forecasts (item, assignment) on delete cascade
);
insert into supervision_forecast_facets (facet, key, due_on, item, assignment)
  select f.facet, f.key, w.due_on, w.item, w.assignment from supervision_forecasts w join supervision_facets f on f.item = w.item where f.facet in ('unit', 'cooperating', 'person')
  union all select case when i.source = 'leaderInstruction' then 'instruction' else 'organ' end, i.organ, w.due_on, w.item, w.assignment from supervision_forecasts w join supervision_items i on i.id = w.item;
drop index supervision_forecasts_listed;
