-- Notices to people, and the numbered messages that keep each person's open pages up to date.
create table notices_notices (
  id text primary key,
  person text not null,
  -- One event never comes twice to one person, however often its news is delivered.
  event text not null,
  kind text not null,
  title text not null,
  link text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (person, event)
);
create index notices_by_person on notices_notices (person, id desc);
create index notices_unread on notices_notices (person, id desc) where read_at is null;

-- Each person's messages are numbered without gaps. The number is taken under the lock of this row, held to the
-- commit: whoever has seen number n has seen all before it, so that a stream can go on from the last number it heard.
create table notices_heads (
  person text primary key,
  position bigint not null
);
create table notices_messages (
  person text not null,
  position bigint not null,
  message jsonb not null,
  at timestamptz not null,
  primary key (person, position)
);
create index notices_messages_by_age on notices_messages (at);

create table notices_preferences (
  person text primary key,
  muted text[] not null,
  quiet_from int check (quiet_from between 0 and 1439),
  quiet_until int check (quiet_until between 0 and 1439),
  check ((quiet_from is null) = (quiet_until is null))
);
