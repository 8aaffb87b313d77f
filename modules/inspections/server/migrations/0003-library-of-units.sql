-- A unit's own people filter its problems too: with many years of them, a page of a rare kind must not read them all.
create index inspections_library_at_unit_by_kind on inspections_library (unit, kind, listed_on desc, key desc);
create index inspections_library_at_unit_by_state on inspections_library (unit, at, listed_on desc, key desc);
create index inspections_library_at_unit_by_source on inspections_library (unit, source, listed_on desc, key desc);
