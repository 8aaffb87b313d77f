-- Early warning: what the night found, so that nobody's look counts through the history.
create table supervision_forecasts (
  item text not null references supervision_items (id),
  assignment int not null,
  -- As it was when it was foreseen; where the deadline has moved since, the warning no longer holds.
  due_on date not null,
  chance real not null,
  scope text not null,
  cases int not null,
  seen int not null,
  -- Hundredths of its term that had gone by.
  elapsed int not null,
  computed_on date not null,
  primary key (item, assignment)
);
-- The list runs along the deadline.
create index supervision_forecasts_listed on supervision_forecasts (due_on, item, assignment);

-- The same complaint several times: items of one group have one key.
create table supervision_repeats (
  item text primary key references supervision_items (id),
  cluster text not null,
  brought_on date not null
);
create index supervision_repeats_by_cluster on supervision_repeats (cluster);

-- How right the warnings of the last year would have been.
create table supervision_accuracy (
  only_one boolean primary key default true check (only_one),
  computed_on date not null,
  accuracy jsonb not null
);
