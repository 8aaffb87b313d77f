-- Documents going out. The journal (stream document:ID) is the record; these rows are what screens read.
create table documents_documents (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null,
  kind text not null,
  title text not null,
  urgency text not null,
  drafter text not null references organisation_people (id),
  drafting_unit text not null references organisation_units (id),
  -- The organ whose office handles it, and the organ that issues it; access goes by both.
  handling_organ text not null references organisation_units (id),
  issuing_organ text references organisation_units (id),
  case_id text,
  flow text not null,
  revision int not null,
  submitted boolean not null,
  returned boolean not null,
  work_secret boolean not null,
  number text,
  doc_date date,
  issued_at timestamptz,
  signer text,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
-- Every way to see a document is walked from the newest: ids sort by time.
create index documents_by_drafter on documents_documents (drafter, id desc);
create index documents_by_unit on documents_documents (drafting_unit, id desc) where submitted;
create index documents_by_handling on documents_documents (handling_organ, id desc) where submitted;
create index documents_by_issuing on documents_documents (issuing_organ, id desc) where submitted;
create index documents_issued on documents_documents (handling_organ, issued_at desc, id desc) where issued_at is not null;
create index documents_by_case on documents_documents (case_id);

-- Each version kept whole. Only the running autosave of one author in one stage is written over, by its own author.
create table documents_versions (
  document text not null references documents_documents (id),
  revision int not null,
  content jsonb not null,
  hash text not null,
  source text not null check (source in ('autosave', 'saved', 'imported', 'corrected')),
  stage text not null,
  author text not null references organisation_people (id),
  author_name text not null,
  since timestamptz not null,
  saved_at timestamptz not null,
  primary key (document, revision)
);

-- Who has or had a task in the document's case.
create table documents_participants (
  person text not null references organisation_people (id),
  document text not null references documents_documents (id),
  since timestamptz not null,
  primary key (person, document)
);
create index documents_participants_of on documents_participants (document);

create table documents_number_rules (
  id text primary key,
  version int not null,
  organ text not null references organisation_units (id),
  prefix text not null,
  kinds text[] not null,
  format text not null check (format in ('yearly', 'issue')),
  issuer_mark text not null,
  retired boolean not null,
  unique (organ, prefix)
);

-- One counter per organ, prefix and year; its row is locked while a number is allotted, so that there are no gaps and no doubles.
create table documents_counters (
  organ text not null references organisation_units (id),
  prefix text not null,
  year int not null,
  last int not null check (last >= 0),
  primary key (organ, prefix, year)
);

-- Every number ever allotted. A voided one stays as a gap with its reason (documents.md 4).
create table documents_numbers (
  organ text not null,
  prefix text not null,
  year int not null,
  sequence int not null check (sequence > 0),
  text text not null,
  document text not null references documents_documents (id),
  allotted_at timestamptz not null,
  allotted_by text not null,
  voided_at timestamptz,
  void_reason text,
  primary key (organ, prefix, year, sequence)
);
create index documents_numbers_of on documents_numbers (document);

-- 用印登记.
create table documents_seal_log (
  id text primary key,
  document text not null references documents_documents (id),
  organ text not null references organisation_units (id),
  seal text not null,
  hash text not null,
  copies int not null,
  keeper text not null references organisation_people (id),
  keeper_name text not null,
  sealed_at timestamptz not null
);
create index documents_seal_log_by_organ on documents_seal_log (organ, sealed_at desc, id desc);

-- One row per receiver's copy (stream receipt:ID).
create table documents_receipts (
  id text primary key,
  version int not null,
  state jsonb not null,
  at text not null check (at in ('sent', 'received', 'recalled')),
  document text not null references documents_documents (id),
  receiver text not null references organisation_units (id),
  receiver_name text not null,
  copy_number int not null,
  sent_at timestamptz not null,
  received_at timestamptz,
  received_by text,
  received_by_name text,
  urges int not null,
  last_urged_at timestamptz,
  unique (document, receiver)
);
create index documents_receipts_by_receiver on documents_receipts (receiver, at, id desc);
