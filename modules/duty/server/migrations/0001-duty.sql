-- 值班: who is on duty when, what was written down, and what was handed over.

-- Those who take turns, as what, from which day.
create table duty_members (
  pool text not null,
  person text not null references organisation_people (id),
  name text not null,
  from_on date not null,
  until_on date,
  -- Duties of each kind of day that he is taken to have done before he joined.
  base jsonb not null,
  position int not null,
  primary key (pool, person)
);
create table duty_absences (
  id text primary key,
  person text not null references organisation_people (id),
  name text not null,
  from_on date not null,
  to_on date not null,
  reason text not null
);
create index duty_absences_by_day on duty_absences (to_on, from_on);
-- 敏感时期: every place of the roster is filled twice.
create table duty_periods (
  id text primary key,
  name text not null,
  from_on date not null,
  to_on date not null
);

create table duty_rosters (
  month text primary key,
  version int not null,
  at text not null,
  state jsonb not null
);
create table duty_shifts (
  day date not null,
  role text not null,
  seat int not null,
  person text not null references organisation_people (id),
  name text not null,
  kind text not null,
  -- Only what is published binds anybody.
  is_published boolean not null,
  primary key (day, role, seat)
);
create index duty_shifts_of_person on duty_shifts (person, day);

create table duty_swaps (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  month text not null,
  asked_at timestamptz not null
);
create index duty_swaps_of_month on duty_swaps (month, asked_at desc, id);

-- 值班日志: append-only; `day` is the duty day, from one handover to the next.
create table duty_entries (
  id text primary key,
  day date not null,
  -- When it happened, to the minute, and when it was written down.
  at timestamptz not null,
  made_at timestamptz not null,
  kind text not null,
  state jsonb not null,
  -- Everything in it that can be looked for.
  words text not null,
  corrects text references duty_entries (id)
);
create index duty_entries_by_time on duty_entries (at desc, id desc);
create index duty_entries_by_day on duty_entries (day, at, id);
create index duty_entries_corrected on duty_entries (corrects) where corrects is not null;
create table duty_closings (
  day date primary key,
  closed jsonb not null
);

-- 未办结事项: carried from handover to handover until done.
create table duty_matters (
  id text primary key,
  version int not null,
  day date not null,
  state jsonb not null,
  is_open boolean not null
);
create index duty_matters_open on duty_matters (day, id) where is_open;

create table duty_handovers (
  day date primary key,
  version int not null,
  state jsonb not null,
  is_done boolean not null
);
-- Handovers that did not come and of which the 带班领导 was told: once each.
create table duty_alerts (
  day date primary key,
  told_at timestamptz not null
);

-- 点名抽查
create table duty_checks (
  id text primary key,
  version int not null,
  state jsonb not null,
  asked_at timestamptz not null
);
create index duty_checks_by_time on duty_checks (asked_at desc, id desc);
