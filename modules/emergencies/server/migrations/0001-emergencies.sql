-- Emergencies: the state of each, rows that lists read, everything that happened; the network of the townships, its tests,
-- and bare rows for what was sent the classified way.
create table emergencies_emergencies (
  id text primary key,
  -- Events so far: the version of the stream `emergency:ID` in the journal.
  version int not null,
  state jsonb not null,
  at text not null,
  is_open boolean not null,
  number text not null,
  unit text references organisation_units (id),
  -- `duty:ID` where it was taken over from the duty log.
  subject text,
  received_at timestamptz not null,
  -- When the clock next has something to do with it.
  wake_at timestamptz
);
create index emergencies_emergencies_listed on emergencies_emergencies (received_at desc, id desc);
create index emergencies_emergencies_open on emergencies_emergencies (is_open, received_at desc, id desc);
create index emergencies_emergencies_due on emergencies_emergencies (wake_at) where wake_at is not null;
create unique index emergencies_emergencies_numbered on emergencies_emergencies (number);
create index emergencies_emergencies_begun_from on emergencies_emergencies (subject) where subject is not null;

-- Who may know of an emergency besides the duty room and the leaders of the office: people who were alerted or reported to, and the unit.
create table emergencies_parties (
  emergency text not null references emergencies_emergencies (id),
  party text not null check (party in ('person', 'unit')),
  key text not null,
  is_open boolean not null,
  received_at timestamptz not null,
  primary key (emergency, party, key)
);
create index emergencies_parties_listed on emergencies_parties (party, key, received_at desc, emergency desc);
create index emergencies_parties_open on emergencies_parties (party, key, is_open, received_at desc, emergency desc);

-- Everything that happened, in order: what the page of an emergency shows.
create table emergencies_thread (
  emergency text not null references emergencies_emergencies (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (emergency, number)
);

-- The last number of a year; the row stays locked until the commit, so that numbers have neither gaps nor doubles. Year 0 counts the diversions.
create table emergencies_counters (
  year int primary key,
  last int not null
);

-- By which settings the times to wake were computed; when they change, everything open is looked at once.
create table emergencies_clock (
  only_one boolean primary key default true check (only_one),
  mark text not null
);

-- R33: who holds a seat of the emergency network, from a day and until a day; never rewritten, only ended.
create table emergencies_contacts (
  id text primary key,
  unit text not null references organisation_units (id),
  seat text not null check (seat in ('emergencyInfoOfficer', 'inChargeLeader')),
  person text not null,
  name text not null,
  phone text not null,
  from_on date not null,
  until_on date
);
create index emergencies_contacts_held on emergencies_contacts (unit, seat, from_on desc);
-- Two at once cannot be written, whoever tries.
create unique index emergencies_contacts_one on emergencies_contacts (unit, seat) where until_on is null;

-- 点名: a test of the network, and what each township answered.
create table emergencies_rounds (
  id text primary key,
  words text not null,
  by_name text not null,
  started_at timestamptz not null,
  closed_at timestamptz
);
create index emergencies_rounds_listed on emergencies_rounds (started_at desc, id desc);
create table emergencies_answers (
  round text not null references emergencies_rounds (id),
  unit text not null references organisation_units (id),
  unit_name text not null,
  person text not null,
  contact text not null,
  phone text not null,
  answered_at timestamptz,
  how text check (how in ('app', 'phone')),
  note text not null default '',
  primary key (round, unit)
);
create index emergencies_answers_by_person on emergencies_answers (person, round);
create index emergencies_answers_by_unit on emergencies_answers (unit, round);

-- N-03: that something went the classified way, when and into whose hands; nothing of what it was.
create table emergencies_diversions (
  number int primary key,
  at timestamptz not null,
  keeper text not null,
  keeper_name text not null,
  by_name text not null
);
create index emergencies_diversions_listed on emergencies_diversions (number desc);
