-- Scores (R36, B4): the rule tables, what follows from them row by row, and the quarterly 通报. Rows are added and never changed.

create table reporting_score_rules (
  number int primary key,
  from_on date not null,
  version jsonb not null
);

-- Facts that no other table of the house holds: 约稿 not answered, 紧急信息 late or missed, what a month brought, 更正.
create table reporting_score_facts (
  id text primary key,
  kind text not null check (kind in ('unanswered', 'output', 'emergency', 'correction')),
  point text not null references reporting_points (id),
  on_day date not null,
  fact jsonb not null
);
create index reporting_score_facts_of_point on reporting_score_facts (point, on_day);

-- What a point was given or lost for one piece of evidence, in hundredths. The sum of all rows of a key is the score.
create table reporting_scores (
  id text primary key,
  key text not null,
  kind text not null,
  evidence text not null,
  point text not null references reporting_points (id),
  item text references reporting_items (id),
  -- The point's own part of the item, where its people look.
  source text references reporting_items (id),
  on_day date not null,
  quarter text not null,
  points int not null,
  veto int not null,
  rule int not null,
  words text not null,
  is_correction boolean not null,
  made_at timestamptz not null,
  by_name text not null
);
create index reporting_scores_of_point on reporting_scores (point, on_day desc, id desc);
create index reporting_scores_of_quarter on reporting_scores (quarter, point);
create index reporting_scores_of_item on reporting_scores (item) where item is not null;

-- What the rows of a quarter add up to, kept with every row, so that a table costs the same however many rows there are.
create table reporting_score_tallies (
  quarter text not null,
  point text not null references reporting_points (id),
  kind text not null,
  points int not null,
  vetoes int not null,
  primary key (quarter, point, kind)
);

create table reporting_circulars (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  organ text not null references organisation_units (id),
  quarter text not null,
  made_at timestamptz not null,
  -- The draft in 办文 that it became.
  document text
);
create index reporting_circulars_made on reporting_circulars (made_at desc, id desc);
-- One 通报 a quarter; a discarded one stands beside it.
create unique index reporting_circulars_of_quarter on reporting_circulars (organ, quarter) where at <> 'discarded';
create index reporting_circulars_became on reporting_circulars (document) where document is not null;

-- Which rows a 通报 tells: each is told once.
create table reporting_circular_scores (
  score text primary key references reporting_scores (id),
  circular text not null references reporting_circulars (id),
  -- Granted on appeal after the cut-off: not under the hash.
  is_granted boolean not null
);
create index reporting_circular_scores_of on reporting_circular_scores (circular);
