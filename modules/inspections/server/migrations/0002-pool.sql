-- 大督查: the pool of agencies, their plans, what troubles each unit and when, the shared library of problems, and what was handed on.
create table inspections_agencies (
  unit text primary key references organisation_units (id),
  version int not null,
  name text not null,
  kind text not null,
  -- Few and always read together: people, their roles and strengths.
  staff jsonb not null,
  retired boolean not null,
  position int not null
);

create table inspections_plans (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  year int not null,
  agency text not null references organisation_units (id),
  from_on date not null,
  to_on date not null
);
create index inspections_plans_listed on inspections_plans (year, from_on, id);

create table inspections_transfers (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  kind text not null,
  from_agency text not null references organisation_units (id),
  to_agency text not null references organisation_units (id),
  sent_at timestamptz not null
);
create index inspections_transfers_listed on inspections_transfers (sent_at desc, id desc);

create table inspections_transfer_numbers (
  year int primary key,
  last int not null
);

-- What happened to plans and transfers, as their pages show it.
create table inspections_pool_thread (
  stream text not null,
  number int not null,
  at timestamptz not null,
  by_name text not null,
  unit_name text not null,
  event jsonb not null,
  primary key (stream, number)
);

-- Each unit troubled by each plan, inspection or 催报: the collision check and the counts of 减负 read it alone.
create table inspections_occasions (
  key text not null,
  unit text not null references organisation_units (id),
  unit_name text not null,
  source text not null check (source in ('plan', 'inspection', 'call')),
  kind text not null check (kind in ('comprehensive', 'special', 'routine', 'call')),
  theme text not null,
  agencies jsonb not null,
  from_on date not null,
  to_on date not null,
  is_held boolean not null,
  primary key (key, unit)
);
create index inspections_occasions_at_unit on inspections_occasions (unit, to_on);
create index inspections_occasions_by_day on inspections_occasions (from_on);

create table inspections_library (
  key text primary key,
  version int not null,
  agency text not null,
  agencies text[] not null,
  names jsonb not null,
  unit text not null references organisation_units (id),
  unit_name text not null,
  source text not null,
  kind text not null,
  at text not null,
  text text not null,
  measure text not null,
  due_on date,
  listed_on date not null,
  is_shared boolean not null,
  link text
);
-- The list runs along one of these, the newest first; a filter for which there is none is looked at on the way.
create index inspections_library_listed on inspections_library (listed_on desc, key desc);
create index inspections_library_at_unit on inspections_library (unit, listed_on desc, key desc);
create index inspections_library_of_agency on inspections_library (agency, listed_on desc, key desc);
create index inspections_library_by_state on inspections_library (at, listed_on desc, key desc);
create index inspections_library_by_kind on inspections_library (kind, listed_on desc, key desc);
create index inspections_library_by_source on inspections_library (source, listed_on desc, key desc);
