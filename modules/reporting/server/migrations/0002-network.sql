-- The register of direct-report points: a point is a machine of its own (`reporting-point:ID`), and every change of it is kept with who made it and when (R27).

alter table reporting_points
  -- The unit's short name, or that of a village, which is no unit and stands under the point of its township.
  add column name text not null,
  add column parent text references reporting_points (id),
  -- Events so far: the version of the stream.
  add column version int not null,
  add column state jsonb not null;
create index reporting_points_under on reporting_points (parent) where parent is not null;

-- One may be the substitute today who was the first yesterday; R28: one holder to a seat at a time.
alter table reporting_roles drop constraint reporting_roles_pkey, add primary key (point, role, is_substitute, person, from_on);
create unique index reporting_roles_seat on reporting_roles (point, role, is_substitute) where until_on is null;

-- Who changed what when. Rows are added and never changed.
create table reporting_network_changes (
  point text not null references reporting_points (id),
  number int not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  unit_name text not null,
  type text not null,
  event jsonb not null,
  primary key (point, number)
);
