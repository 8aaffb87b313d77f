-- What comes of supervision: figures of each part, what units say stands in the way, papers made of both, and the assessment of units.
alter table supervision_assignments
  -- Whether it stands in the statistics: handed out, dated, neither stopped nor ended. The others say what is to be said of it then.
  add column counts boolean not null default false,
  add column on_time boolean not null default false,
  add column reopened boolean not null default false;
update supervision_assignments a set counts = i.at not in ('registered', 'suspended', 'terminated') and a.at <> 'planned' and a.due_on is not null,
  on_time = coalesce((a.handed_in_at at time zone 'Asia/Shanghai')::date <= a.due_on, false)
  from supervision_items i where i.id = a.item;
-- Lists of parts run along the deadline, within an organ and source or within a unit.
create index supervision_assignments_due on supervision_assignments (organ, source, due_on, item, number) where counts;
create index supervision_assignments_due_of on supervision_assignments (lead, due_on, item, number) where counts;

-- How many parts fall due on a day or in a month and what became of them; kept with every act. Days serve the running month.
create table supervision_tallies (
  facet text not null check (facet in ('source', 'unit')),
  grain text not null check (grain in ('day', 'month')),
  organ text not null,
  on_day date not null,
  key text not null,
  is_instruction boolean not null,
  is_handed boolean not null,
  n int not null, on_time int not null, passed int not null, first_pass int not null, reworked int not null, reopened int not null, extended int not null, quality int not null,
  primary key (facet, grain, organ, on_day, key, is_instruction, is_handed)
);
create index supervision_tallies_of on supervision_tallies (facet, grain, key, on_day);
insert into supervision_tallies
  select f.facet, g.grain, a.organ, case g.grain when 'day' then a.due_on else date_trunc('month', a.due_on)::date end, case f.facet when 'unit' then a.lead else a.source end,
    a.source = 'leaderInstruction', a.handed_in_at is not null, count(*), count(*) filter (where a.on_time), count(*) filter (where a.at = 'closed'), count(*) filter (where a.at = 'closed' and a.reworks = 0 and not a.reopened),
    count(*) filter (where a.reworks > 0), count(*) filter (where a.reopened), count(*) filter (where a.extensions > 0), coalesce(sum(a.quality) filter (where a.at = 'closed'), 0)
  from supervision_assignments a cross join (values ('source'), ('unit')) f (facet) cross join (values ('day'), ('month')) g (grain) where a.counts group by 1, 2, 3, 4, 5, 6, 7;

-- One row for each instruction of a leader, for his own statistics.
create table supervision_instructions (
  item text primary key references supervision_items (id),
  organ text not null,
  leader text,
  leader_name text not null,
  on_day date not null,
  is_closed boolean not null,
  is_on_time boolean not null,
  is_read boolean not null
);
create index supervision_instructions_by_organ on supervision_instructions (organ, on_day);
create index supervision_instructions_by_leader on supervision_instructions (leader, on_day);

-- 问题与建议: what a unit reported to stand in the way, and what became of its suggestion.
create table supervision_suggestions (
  id text primary key,
  version int not null,
  item text not null references supervision_items (id),
  assignment int not null,
  organ text not null,
  source text not null,
  unit text not null references organisation_units (id),
  unit_name text not null,
  raised_at timestamptz not null,
  raised_by text not null,
  raised_by_name text not null,
  kind text not null,
  fate text not null,
  -- Problem, cause, suggestion, coordination; who decided what, when and why; what changed.
  words jsonb not null,
  decision jsonb,
  change jsonb,
  -- The same words in a later report are the same suggestion.
  digest text not null,
  unique (item, assignment, digest)
);
create index supervision_suggestions_listed on supervision_suggestions (organ, source, fate, raised_at desc, id desc);
create index supervision_suggestions_of_unit on supervision_suggestions (unit, fate, raised_at desc, id desc);

-- 督查专报、通报、报告、问题专报: made from the figures of a moment, edited, frozen, sent into 办文.
create table supervision_outputs (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  kind text not null,
  organ text not null references organisation_units (id),
  title text not null,
  made_at timestamptz not null,
  -- What it became in 办文, as that module calls it (`document:ID`).
  document text
);
create index supervision_outputs_by_document on supervision_outputs (document) where document is not null;
create index supervision_outputs_listed on supervision_outputs (organ, made_at desc, id desc);

-- 考核: trial, pre-notice, appeals and their decision, publication.
create table supervision_assessments (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  organ text not null references organisation_units (id),
  made_at timestamptz not null
);
create index supervision_assessments_listed on supervision_assessments (organ, made_at desc, id desc);

-- 虚假反馈: found by 督查室 on a part, with its reason; it counts against the unit in the period in which the part falls due.
create table supervision_false_reports (
  item text not null,
  assignment int not null,
  reason text not null,
  found_at timestamptz not null,
  found_by text not null,
  found_by_name text not null,
  primary key (item, assignment),
  foreign key (item, assignment) references supervision_assignments (item, number)
);
