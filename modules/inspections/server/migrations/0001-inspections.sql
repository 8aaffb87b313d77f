-- Inspections on the spot: the state of each, rows that lists, calendars and ledgers read, and everything that happened.
create table inspections_inspections (
  id text primary key,
  -- Events so far: the version of the stream `inspection:ID` in the journal.
  version int not null,
  state jsonb not null,
  at text not null,
  method text not null check (method in ('onSite', 'joint', 'special')),
  is_covert boolean not null,
  theme text not null,
  number text,
  lead text not null references organisation_units (id),
  from_on date not null,
  to_on date not null,
  problems int not null,
  problems_open int not null,
  -- Lists run along it: days of the last day, what is over after all that goes on, the latest first.
  sort_key int not null,
  created_at timestamptz not null,
  -- When the clock next has something to do with it.
  wake_at timestamptz
);
create index inspections_inspections_listed on inspections_inspections (sort_key, id);
create index inspections_inspections_due on inspections_inspections (wake_at) where wake_at is not null;
create unique index inspections_inspections_numbered on inspections_inspections (number) where number is not null;

-- Who may know of an inspection: agencies, organs of the agencies, people, and units that were told or have to put something right.
create table inspections_parties (
  inspection text not null references inspections_inspections (id),
  party text not null check (party in ('agency', 'organ', 'person', 'target')),
  key text not null,
  sort_key int not null,
  primary key (inspection, party, key)
);
create index inspections_parties_listed on inspections_parties (party, key, sort_key, inspection);

-- Whom a plan wants to visit and when, whether they were told or not: for the calendar and the check of collisions.
create table inspections_targets (
  inspection text not null references inspections_inspections (id),
  unit text not null references organisation_units (id),
  from_on date not null,
  to_on date not null,
  primary key (inspection, unit)
);
create index inspections_targets_by_unit on inspections_targets (unit, from_on, inspection);

-- 整改台账: one row for each problem that was found.
create table inspections_problems (
  inspection text not null references inspections_inspections (id),
  number int not null,
  unit text not null references organisation_units (id),
  -- The agency that leads, as the source of the problem.
  lead text not null,
  at text not null,
  description text not null,
  measure text not null,
  due_on date not null,
  -- Null until the report is signed: no unit knows of it before.
  handed_out_on date,
  resolved_on date,
  returns int not null,
  primary key (inspection, number)
);
create index inspections_problems_by_unit on inspections_problems (unit, due_on, inspection, number) where handed_out_on is not null;

-- Everything that happened, in order: what the page of an inspection shows.
create table inspections_thread (
  inspection text not null references inspections_inspections (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (inspection, number)
);

-- The last number of a year; the row stays locked until the commit, so that numbers have neither gaps nor doubles.
create table inspections_counters (
  year int primary key,
  last int not null
);

-- By which calendar the times to wake were computed; when it changes, everything that is being put right is looked at once.
create table inspections_clock (
  only_one boolean primary key default true check (only_one),
  mark text not null
);
