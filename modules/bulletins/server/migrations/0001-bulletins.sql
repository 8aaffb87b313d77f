-- Bulletins of the office: what each is, its issues from draft to archive, the tray of offers, receipts, and the index of everything printed.
create table bulletins_bulletins (
  id text primary key,
  -- Events so far: the version of the stream `bulletin:ID` in the journal.
  version int not null,
  name text not null unique,
  organ text not null references organisation_units (id),
  editing text not null references organisation_units (id),
  is_active boolean not null,
  state jsonb not null,
  created_at timestamptz not null
);

create table bulletins_issues (
  id text primary key,
  version int not null,
  bulletin text not null references bulletins_bulletins (id),
  at text not null,
  state jsonb not null,
  year int,
  number int,
  total int,
  -- Lists run along it: what is being worked on first, then the newest first.
  sort_key int not null,
  -- How often it was opened. Who opened it is not kept; the sending list has receipts.
  reads int not null default 0,
  created_at timestamptz not null
);
create unique index bulletins_issues_numbered on bulletins_issues (bulletin, year, number) where number is not null;
create unique index bulletins_issues_counted on bulletins_issues (bulletin, total) where total is not null;

-- Who may know of an issue: the section that edits it, its office, and once it is out units, people or everybody.
create table bulletins_parties (
  issue text not null references bulletins_issues (id),
  party text not null check (party in ('editing', 'organ', 'unit', 'person', 'all')),
  key text not null,
  bulletin text not null,
  sort_key int not null,
  primary key (issue, party, key)
);
create index bulletins_parties_listed on bulletins_parties (party, key, sort_key, issue);
create index bulletins_parties_of_bulletin on bulletins_parties (party, key, bulletin, sort_key, issue);

-- Everything that happened, in order: what the page of an issue shows.
create table bulletins_thread (
  issue text not null references bulletins_issues (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (issue, number)
);

-- The last 本期 of a year and, in year 0, the last 总期; locked until the commit, so that numbers have neither gaps nor doubles.
create table bulletins_counters (
  bulletin text not null references bulletins_bulletins (id),
  year int not null,
  last int not null,
  primary key (bulletin, year)
);

-- The tray: what is offered, and what became of it.
create table bulletins_offers (
  id text primary key,
  version int not null,
  source text not null unique,
  at text not null check (at in ('open', 'placed', 'used', 'declined', 'withdrawn')),
  issue text references bulletins_issues (id),
  state jsonb not null,
  offered_at timestamptz not null
);
create index bulletins_offers_listed on bulletins_offers (at, offered_at desc, id);
create index bulletins_offers_of_issue on bulletins_offers (issue) where issue is not null;

-- Sending list with receipts, one row and one stream for each reader.
create table bulletins_receipts (
  issue text not null references bulletins_issues (id),
  reader text not null,
  version int not null,
  read_at timestamptz,
  state jsonb not null,
  primary key (issue, reader)
);

-- The words of every published piece: `words` as they are looked for, `grams` every two letters that stand together, and beside them
-- the parties who may read the piece, so that one index answers both.
create table bulletins_entries (
  issue text not null references bulletins_issues (id),
  place int not null,
  column_name text not null,
  title text not null,
  body text not null,
  words text not null,
  grams text[] not null,
  primary key (issue, place)
);
create index bulletins_entries_grams on bulletins_entries using gin (grams);
