-- Keys of the demonstration seals, sealed under the platform's secret; keys of real seals never come here, they stay with their device.
create table platform_signing_keys (
  name text primary key,
  secret text not null,
  certificate bytea not null,
  made_at timestamptz not null
);
