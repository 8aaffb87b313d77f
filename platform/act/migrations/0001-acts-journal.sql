-- One act = one row under its idempotency key, the facts it made in the journal, and its audit row (platform/audit).
create table platform_acts (
  account text not null,
  key text not null,
  name text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (account, key)
);
create index platform_acts_by_age on platform_acts (at);

create table platform_journal (
  stream text not null,
  version bigint not null,
  type text not null,
  event jsonb not null,
  actor text not null,
  person text,
  on_behalf_of text,
  at timestamptz not null,
  primary key (stream, version)
);
