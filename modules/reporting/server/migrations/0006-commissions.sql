-- 约稿: what the office asks of points and who has answered; 采编要点: what it wants to hear about in a month.
create table reporting_commissions (
  id text primary key,
  -- Events so far: the version of the stream `commission:ID` in the journal.
  version int not null,
  state jsonb not null,
  at text not null check (at in ('issued', 'closed')),
  issued_at timestamptz not null
);
create index reporting_commissions_listed on reporting_commissions (issued_at desc, id desc);

create table reporting_commission_points (
  commission text not null references reporting_commissions (id),
  point text not null references reporting_points (id),
  issued_at timestamptz not null,
  -- Null until an item of the point that answers it has left its unit.
  item text references reporting_items (id),
  primary key (commission, point)
);
create index reporting_commission_points_listed on reporting_commission_points (point, issued_at desc, commission desc);

create table reporting_topics (
  -- The month, as 2026-11.
  month text primary key,
  text text not null,
  by_name text not null,
  issued_at timestamptz not null
);
