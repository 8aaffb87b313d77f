-- Key-work lists (年度重点工作清单): what was brought in together, and into which parts each item was planned; the items themselves are as all others.
create table supervision_lists (
  id text primary key,
  version int not null,
  name text not null,
  year int not null,
  organ text not null references organisation_units (id),
  proposed_at timestamptz not null,
  list jsonb not null
);
create unique index supervision_lists_named on supervision_lists (organ, name);
create index supervision_lists_by_year on supervision_lists (organ, year desc, id);
