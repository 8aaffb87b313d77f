-- Calls for reports (催报): what many units are asked at once, and one row for what each of them answered.
create table supervision_calls (
  id text primary key,
  -- Events so far: the version of the stream `call:ID` in the journal.
  version int not null,
  state jsonb not null,
  at text not null,
  theme text not null,
  number text,
  office text not null references organisation_units (id),
  organ text not null references organisation_units (id),
  -- The latest deadline that still runs.
  due_at timestamptz not null,
  sent_at timestamptz,
  called int not null,
  replied int not null,
  on_time int not null,
  -- Lists run along it: days of the deadline; of what is over, the day of its end, the latest first.
  sort_key int not null,
  -- When the clock next has somebody to remind.
  wake_at timestamptz
);
create index supervision_calls_listed on supervision_calls (organ, at, sort_key, id);
create index supervision_calls_due on supervision_calls (wake_at) where wake_at is not null;
create unique index supervision_calls_numbered on supervision_calls (organ, number) where number is not null;

create table supervision_call_units (
  call text not null references supervision_calls (id),
  unit text not null references organisation_units (id),
  -- Its place in the protocol order.
  position int not null,
  call_at text not null,
  sort_key int not null,
  sent_on date not null,
  at text not null,
  due_at timestamptz not null,
  handed_in_at timestamptz,
  was_late boolean not null,
  returns int not null,
  urges int not null,
  reply jsonb,
  filled_by text not null,
  signed_by text not null,
  primary key (call, unit)
);
create index supervision_call_units_listed on supervision_call_units (unit, call_at, sort_key, call);
-- 减负: what a unit was asked lately.
create index supervision_call_units_asked on supervision_call_units (unit, sent_on desc);

-- Everything that happened to a call, in order.
create table supervision_call_thread (
  call text not null references supervision_calls (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (call, number)
);
