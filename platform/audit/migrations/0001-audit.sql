-- The audit: rows as they happened, and the chain that seals them in order (docs/adr/0005).
create table platform_audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account text not null,
  person text,
  name text not null,
  on_behalf_of text,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  request_id text not null,
  address text not null,
  digest text not null
);
create index platform_audit_by_time on platform_audit (at desc, id desc);
create index platform_audit_by_subject on platform_audit (subject, id desc);
create index platform_audit_by_account on platform_audit (account, id desc);
create index platform_audit_by_action on platform_audit (action, id desc);

create table platform_audit_seals (
  position bigint primary key,
  row_id bigint not null unique,
  digest text not null,
  chain text not null,
  sealed_at timestamptz not null
);

create function platform_audit_keep() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are never changed or removed';
end $$;
create trigger platform_audit_keep before update or delete or truncate on platform_audit
  for each statement execute function platform_audit_keep();
create trigger platform_audit_seals_keep before update or delete or truncate on platform_audit_seals
  for each statement execute function platform_audit_keep();

-- What the sealer has still to seal; written with the row, emptied by the sealer.
create table platform_audit_unsealed (row_id bigint primary key);
