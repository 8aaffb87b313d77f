-- What an inspection rests on, as its owner calls it (`supervision:ID`): whoever owns it asks what came of it.
alter table inspections_inspections add column basis text;
create index inspections_inspections_by_basis on inspections_inspections (basis) where basis is not null;
