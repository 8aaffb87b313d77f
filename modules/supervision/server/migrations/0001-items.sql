-- Matters under supervision: the state of each, rows that lists, boards and statistics read, and everything that happened.
create table supervision_items (
  id text primary key,
  -- Events so far: the version of the stream `supervision:ID` in the journal.
  version int not null,
  state jsonb not null,
  at text not null,
  title text not null,
  number text,
  year int not null,
  source text not null,
  category text not null,
  pace text not null,
  office text not null references organisation_units (id),
  organ text not null references organisation_units (id),
  light text not null,
  due_on date,
  progress real not null,
  -- What caused it, as the other module calls it (`document:ID`).
  origin text,
  list text,
  -- Lists run along it: days of the deadline; of what is over, the day of its end, the latest first.
  sort_key int not null,
  created_at timestamptz not null,
  closed_on date,
  -- When the clock next has something to do with it.
  wake_at timestamptz
);
-- A list reads a page from each stretch it is made of and merges them: as fast with a million items as with a thousand.
create index supervision_items_listed on supervision_items (organ, source, light, sort_key, id);
create index supervision_items_due on supervision_items (wake_at) where wake_at is not null;
create index supervision_items_by_origin on supervision_items (origin) where origin is not null;
create index supervision_items_running on supervision_items (id) where at = 'running';
create unique index supervision_items_numbered on supervision_items (organ, number) where number is not null;

-- Headings under which an item is found: units that lead or cooperate, leaders who answer for it, people who have to do with it.
create table supervision_facets (
  facet text not null check (facet in ('unit', 'cooperating', 'leader', 'person')),
  key text not null,
  item text not null references supervision_items (id),
  organ text not null,
  source text not null,
  -- The worst light under this heading: a unit sees its own.
  light text not null,
  sort_key int not null,
  primary key (item, facet, key)
);
create index supervision_facets_listed on supervision_facets (facet, key, source, light, sort_key, item);

-- How many items of a light stand under a heading; kept with every act, or a board would count a million rows.
create table supervision_counts (
  organ text not null,
  facet text not null check (facet in ('source', 'unit', 'leader')),
  key text not null,
  is_instruction boolean not null,
  year int not null,
  light text not null,
  n int not null check (n >= 0),
  primary key (facet, organ, key, is_instruction, year, light)
);
create index supervision_counts_by_key on supervision_counts (facet, key);

-- One row for each part in a unit's hands, for the unit's page, statistics and early warning.
create table supervision_assignments (
  item text not null references supervision_items (id),
  number int not null,
  lead text not null references organisation_units (id),
  leader text,
  organ text not null,
  source text not null,
  category text not null,
  at text not null,
  light text not null,
  progress real not null,
  due_on date,
  original_due_on date,
  assigned_at timestamptz,
  accepted_at timestamptz,
  handed_in_at timestamptz,
  closed_at timestamptz,
  extensions int not null,
  urges int not null,
  reworks int not null,
  quality int,
  primary key (item, number)
);
create index supervision_assignments_by_lead on supervision_assignments (lead, at, item);

-- Everything that happened, from cause to close, in order: what the page of an item shows.
create table supervision_thread (
  item text not null references supervision_items (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (item, number)
);

-- The last number of each series in a year; the row stays locked until the commit, so that numbers have neither gaps nor doubles.
create table supervision_counters (
  series text not null,
  organ text not null,
  year int not null,
  last int not null,
  primary key (series, organ, year)
);

create table supervision_categories (
  code text primary key,
  version int not null,
  source text not null,
  name text not null,
  terms jsonb not null,
  rhythm jsonb not null,
  retired boolean not null,
  position int not null
);

-- By which calendar and settings the times to wake were computed; when they change, everything that runs is looked at once.
create table supervision_clock (
  only_one boolean primary key default true check (only_one),
  mark text not null
);
