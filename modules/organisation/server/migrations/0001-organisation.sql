-- Units with their dated terms, posts, people, appointments, proxies and recipient groups.
-- Days are half-open: a row holds from from_on up to but not including until_on. Proxies name their last day instead, as people do.
create table organisation_register (
  "only" boolean primary key default true check ("only"),
  register uuid not null default gen_random_uuid(),
  revision uuid not null default gen_random_uuid()
);
insert into organisation_register default values;

create table organisation_units (
  id text primary key,
  version int not null,
  closed_on date,
  merged_into text references organisation_units
);

create table organisation_unit_terms (
  unit text not null references organisation_units,
  from_on date not null,
  until_on date,
  name text not null,
  short_name text not null,
  kind text not null,
  level text not null,
  parent text references organisation_units,
  lines jsonb not null,
  issuer jsonb,
  unified_code text,
  position int not null,
  primary key (unit, from_on),
  check (until_on is null or until_on >= from_on)
);

create table organisation_posts (
  id text primary key,
  unit text not null references organisation_units,
  title text not null,
  roles text[] not null,
  seats int not null check (seats > 0),
  rank int,
  oversees text[] not null,
  from_on date not null,
  until_on date
);
create index organisation_posts_by_unit on organisation_posts (unit);
create index organisation_posts_by_overseen on organisation_posts using gin (oversees);

create table organisation_people (
  id text primary key,
  version int not null,
  name text not null,
  pinyin text not null,
  mobile text,
  office_phone text
);
create index organisation_people_by_name on organisation_people (name);

create table organisation_appointments (
  id text primary key,
  person text not null references organisation_people,
  post text not null references organisation_posts,
  unit text not null references organisation_units,
  from_on date not null,
  until_on date,
  main boolean not null
);
create index organisation_appointments_by_person on organisation_appointments (person);
create index organisation_appointments_by_post on organisation_appointments (post);
create index organisation_appointments_by_unit on organisation_appointments (unit);

create table organisation_search_keys (
  person text not null references organisation_people,
  key text not null,
  from_on date,
  until_on date
);
create index organisation_search_keys_by_key on organisation_search_keys (key text_pattern_ops, person);
create index organisation_search_keys_by_person on organisation_search_keys (person);

create table organisation_proxies (
  id text primary key,
  version int not null,
  principal text not null references organisation_people,
  deputy text not null references organisation_people,
  kinds text[] not null,
  from_on date not null,
  last_on date not null,
  reason text not null,
  ended_on date
);
create index organisation_proxies_by_principal on organisation_proxies (principal);
create index organisation_proxies_by_deputy on organisation_proxies (deputy, last_on);

create table organisation_groups (
  id text primary key,
  version int not null,
  name text not null,
  kinds text[] not null,
  position int not null,
  retired boolean not null
);

create table organisation_group_members (
  group_id text not null references organisation_groups,
  unit text not null references organisation_units,
  excepted boolean not null,
  primary key (group_id, unit, excepted)
);

-- What changed, when it takes effect and on what grounds: the history a unit's or a person's page shows.
create table organisation_changes (
  id bigint generated always as identity primary key,
  stream text not null,
  type text not null,
  on_day date not null,
  reason text,
  basis text,
  event jsonb not null,
  by_name text not null,
  at timestamptz not null
);
create index organisation_changes_by_stream on organisation_changes (stream, id);
