-- Who may enter: accounts, their passwords and second factors, open sessions, one-time links, tries that failed.
create table platform_accounts (
  id text primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  person text unique,
  -- 三员分立 (GB/T 22239 8.1.5): one column holds one kind or none, never two; an administrator holds no business post.
  admin text check (admin in ('sysAdmin', 'securityAdmin', 'auditAdmin')),
  status text not null check (status in ('pending', 'active', 'disabled')),
  password_hash text,
  password_set_at timestamptz,
  must_change boolean not null default false,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint not null default 0,
  totp_required boolean not null default false,
  created_at timestamptz not null,
  last_used_at timestamptz,
  version bigint not null,
  check (admin is null or person is null)
);
create index platform_accounts_by_status on platform_accounts (status, login);

create table platform_sessions (
  token_digest text primary key,
  account text not null references platform_accounts,
  means text not null check (means in ('password', 'oidc', 'demo')),
  second_factor_done boolean not null,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index platform_sessions_by_account on platform_sessions (account);
create index platform_sessions_by_expiry on platform_sessions (expires_at);

-- The token itself is kept nowhere: it is the link's id with a mark that only the platform's key can make.
create table platform_links (
  id text primary key,
  account text references platform_accounts,
  purpose text not null check (purpose in ('first-administrator', 'set-password')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((account is null) = (purpose = 'first-administrator'))
);
create index platform_links_by_account on platform_links (account);

create table platform_password_history (
  id bigint generated always as identity primary key,
  account text not null references platform_accounts,
  set_at timestamptz not null,
  password_hash text not null
);
create index platform_password_history_by_account on platform_password_history (account, id);

create table platform_recovery_codes (
  account text not null references platform_accounts,
  code_mark text not null,
  used_at timestamptz,
  primary key (account, code_mark)
);

-- Known and unknown logins fail and lock alike, so that a lock tells nobody whether an account exists.
create table platform_failed_tries (
  login_digest text primary key,
  failed integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table platform_preferences (
  account text not null references platform_accounts,
  key text not null,
  value jsonb not null,
  primary key (account, key)
);
