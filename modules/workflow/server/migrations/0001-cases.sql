-- Flows as published, the cases that run on them, and one row for each person's task, from which the one inbox of the office is read.
create table workflow_definitions (
  id text primary key,
  name text not null,
  version int not null check (version > 0),
  title text not null,
  definition jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  unique (name, version)
);
-- A case runs to its end under the version it began with: what was published stays as it was.
create function workflow_definitions_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a published definition is never changed';
end $$;
create trigger workflow_definitions_stay before update or delete on workflow_definitions
  for each row execute function workflow_definitions_stay();

create table workflow_cases (
  id text primary key,
  -- The name of its definition, `owner.kind`.
  kind text not null,
  definition text not null references workflow_definitions (id),
  -- What it is about, in the words of the owner, and the page to open.
  subject text not null,
  link text not null,
  title text not null,
  -- 2 特急, 1 加急, 0 none.
  urgency smallint not null check (urgency between 0 and 2),
  drafter text not null,
  unit text not null,
  at text not null check (at in ('running', 'ended')),
  result text check (result in ('completed', 'rejected', 'terminated')),
  -- Names of the steps it stands in, for lists.
  steps text not null,
  state jsonb not null,
  -- Events so far: the version of the stream `case:ID` in the journal.
  version int not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  check ((at = 'ended') = (ended_at is not null and result is not null))
);
create index workflow_cases_by_subject on workflow_cases (subject);
create index workflow_cases_by_drafter on workflow_cases (drafter, opened_at desc, id desc);

create table workflow_tasks (
  case_id text not null references workflow_cases (id),
  number int not null,
  kind text not null check (kind in ('handle', 'read')),
  step text not null,
  step_name text not null,
  person text not null,
  unit text not null,
  status text not null check (status in ('open', 'done', 'withdrawn')),
  -- How it was done or why it was withdrawn; null while open.
  outcome text,
  -- Who handed it here, and who did it when that was a proxy.
  sent_by text,
  done_by text,
  received_at timestamptz not null,
  opened_at timestamptz,
  due_at timestamptz,
  closed_at timestamptz,
  urged int not null default 0,
  -- Of several tasks that one person did in one case, the last: lists show a case once.
  is_last boolean not null default false,
  -- Copies of the case's own, so that a page of 待办 is read from one stretch of one index and no second table.
  case_kind text not null,
  title text not null,
  link text not null,
  urgency smallint not null,
  case_ended_at timestamptz,
  -- Most urgent first; what has no deadline after what has one.
  rank smallint not null generated always as (2 - urgency) stored,
  due_order timestamptz not null generated always as (coalesce(due_at, 'infinity')) stored,
  primary key (case_id, number)
-- Counting reads the index alone, which needs the table vacuumed more often than after a fifth of it has changed.
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
-- 待办 and 待阅 in the order shown; every page is a short stretch of one person's part of the index, however many tasks there are.
create index workflow_tasks_open on workflow_tasks (person, kind, rank, due_order, received_at, case_id, number) include (case_kind) where status = 'open';
-- 已办 and 办结: by when it was done, or when the case ended.
create index workflow_tasks_done on workflow_tasks (person, closed_at desc, case_id desc) where is_last and case_ended_at is null;
create index workflow_tasks_closed on workflow_tasks (person, case_ended_at desc, case_id desc) where is_last and case_ended_at is not null;
create index workflow_tasks_by_proxy on workflow_tasks (done_by, closed_at desc, case_id desc) where is_last and done_by is not null;

create table workflow_urges (
  case_id text not null,
  task int not null,
  number int not null,
  at timestamptz not null,
  by_person text not null,
  channel text not null,
  primary key (case_id, task, number),
  foreign key (case_id, task) references workflow_tasks (case_id, number)
);
create index workflow_cases_running on workflow_cases (definition) where at = 'running';
