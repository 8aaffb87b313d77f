-- News told by acts and not yet heard, in the order of telling (docs/adr/0015). Whoever hears them takes the rows away with the commit of what he did.
create table platform_news (
  position bigint generated always as identity primary key,
  -- Names the news for ever, also where it is handed on for another try.
  id uuid not null,
  type text not null,
  payload json
-- Rows come and go all day: the dead ones are swept up by hundreds, not by shares of a table that is mostly empty.
) with (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_insert_threshold = -1);
