-- Information (党委信息): who may report, what is reported, what became of it, and what the office asks for.

-- 信息直报点. What was once a point keeps its row: items of former years hang on it.
create table reporting_points (
  id text primary key,
  unit text not null references organisation_units (id),
  level text not null check (level in ('district', 'department', 'township', 'village')),
  is_active boolean not null,
  from_on date not null,
  -- The first day on which it is none any more.
  until_on date
);
create index reporting_points_by_unit on reporting_points (unit, from_on);

-- 三级负责制: who carries one of the three roles of a point, and from when until when.
create table reporting_roles (
  point text not null references reporting_points (id),
  person text not null references organisation_people (id),
  role text not null check (role in ('leader', 'officeHead', 'infoOfficer')),
  is_substitute boolean not null,
  phone text not null,
  from_on date not null,
  -- The first day on which the person carries it no longer.
  until_on date,
  primary key (point, role, person, from_on)
);
create index reporting_roles_by_person on reporting_roles (person, from_on);

create table reporting_items (
  id text primary key,
  -- Events so far: the version of the stream `report:ID` in the journal.
  version int not null,
  state jsonb not null,
  at text not null check (at in ('drafted', 'atOfficeHead', 'atLeader', 'submitted', 'screened', 'editing', 'reviewing', 'signed', 'published', 'archived')),
  -- Null for what came from no point: a letter, the hotline, the duty log.
  point text references reporting_points (id),
  unit text not null references organisation_units (id),
  author text not null references organisation_people (id),
  channel text not null check (channel in ('web', 'phone', 'import', 'mail', 'dutyLog', 'letter', 'hotline')),
  kind text not null check (kind in ('development', 'experience', 'problem', 'publicOpinion', 'survey', 'commission')),
  title text not null,
  text text not null,
  event_at timestamptz,
  learned_at timestamptz,
  created_at timestamptz not null,
  -- When it left the unit: the reporting time. From then on the office knows of it.
  submitted_at timestamptz,
  -- What the office decided last: adopt, merge, reserve, return, decline.
  decision text check (decision in ('adopt', 'merge', 'reserve', 'return', 'decline')),
  merged_into text references reporting_items (id),
  published_at timestamptz,
  -- Of several reports of one event the first (R25); which ones speak of one event is said by `cluster`.
  first_report boolean not null default false,
  cluster text,
  -- What it was made from or answers: `duty:ID`, `commission:ID`.
  origin text
);
create index reporting_items_of_point on reporting_items (point, created_at desc, id desc);
create index reporting_items_of_author on reporting_items (author, created_at desc, id desc);
create index reporting_items_tray on reporting_items (at, submitted_at desc, id desc) where submitted_at is not null;
create index reporting_items_office on reporting_items (submitted_at desc, id desc) where submitted_at is not null;
create index reporting_items_clustered on reporting_items (cluster) where cluster is not null;
create index reporting_items_from on reporting_items (origin) where origin is not null;
create index reporting_items_merged on reporting_items (merged_into) where merged_into is not null;

-- Whose work an item is: its own point, and those of the items that were merged into it.
create table reporting_contributors (
  item text not null references reporting_items (id),
  -- The item that brought the contribution: the same one for whoever wrote it.
  source text not null references reporting_items (id),
  point text not null references reporting_points (id),
  -- Its part of the whole; how parts become scores is the business of the rules in force.
  share numeric not null,
  primary key (item, source)
);
create index reporting_contributors_by_point on reporting_contributors (point, item);

-- 采用: every vehicle takes an item once, however often it is told.
create table reporting_adoptions (
  id text primary key,
  item text not null references reporting_items (id),
  level text not null check (level in ('district', 'city', 'province', 'stateCouncil', 'central')),
  vehicle text not null,
  issue text not null,
  form text not null check (form in ('single', 'combined')),
  at timestamptz not null,
  evidence text not null,
  unique (item, level, vehicle, issue)
);
create index reporting_adoptions_at on reporting_adoptions (at, id);

-- 批示: what a leader wrote on an item.
create table reporting_instructions (
  id text primary key,
  item text not null references reporting_items (id),
  level text not null check (level in ('district', 'cityOffice', 'city', 'province', 'central')),
  leader text not null,
  text text not null,
  instructed_on date not null
);
create index reporting_instructions_of_item on reporting_instructions (item, instructed_on);
create index reporting_instructions_on on reporting_instructions (instructed_on, id);

-- Everything that happened to an item, in order: what its page shows.
create table reporting_thread (
  item text not null references reporting_items (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (item, number)
);
