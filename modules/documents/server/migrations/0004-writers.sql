-- 谁正在编辑: who has a draft open for writing now. Each says so anew every few seconds and is forgotten within a minute.
-- Nothing is logged or counted (基层减负: no online time of people), so that the rows need no place in the database's own log either.
create unlogged table documents_writers (
  document text not null references documents_documents (id),
  person text not null references organisation_people (id),
  name text not null,
  until timestamptz not null,
  primary key (document, person)
);
