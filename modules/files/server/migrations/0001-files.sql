-- Files by content hash with who brought them and to what they belong; secrecy incidents, which hold no title and no content.
create table files_files (
  id text primary key,
  sha256 text not null,
  sm3 text not null,
  bytes bigint not null,
  type text not null,
  name text not null,
  uploaded_by text,
  at timestamptz not null,
  -- 「本人确认所传内容不涉及国家秘密」: ticked by the uploader at this moment; null for files that the platform itself made.
  declared_unclassified_at timestamptz,
  text_status text not null check (text_status in ('read', 'unreadable')),
  owner_kind text,
  owner_id text,
  check ((owner_kind is null) = (owner_id is null))
);
create index files_by_owner on files_files (owner_kind, owner_id);
create index files_by_content on files_files (sha256);

create table files_incidents (
  id text primary key,
  version int not null,
  state text not null check (state in ('open', 'reported', 'closed')),
  sign text not null,
  account text not null,
  person text,
  who text not null,
  sha256 text not null,
  sm3 text not null,
  fingerprints text[] not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  reported_at timestamptz,
  reported_by text,
  closed_at timestamptz,
  closed_by text,
  outcome text
);
create index files_incidents_by_time on files_incidents (opened_at desc);
create index files_incidents_by_content on files_incidents (sha256);
