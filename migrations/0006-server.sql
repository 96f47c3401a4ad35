-- Server: people, their sessions and what they may see. Accounts and sessions are better-auth's.
create schema server;

create table server.user (
  id text primary key, name text not null, email text not null unique,
  "emailVerified" boolean not null default false, image text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create table server.session (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "ipAddress" text, "userAgent" text,
  "userId" text not null references server.user (id) on delete cascade
);
create index session_by_user on server.session ("userId");
create table server.account (
  id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references server.user (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index account_by_user on server.account ("userId");
create table server.verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
-- How often somebody tried to sign in lately (better-auth).
create table server."rateLimit" (
  id text primary key, key text not null unique, count integer not null, "lastRequest" bigint not null
);

-- Who may enter which company, as what.
create table server.membership (
  company_id uuid not null references ledger.company (id) on delete cascade,
  user_id text not null references server.user (id) on delete cascade,
  role text not null constraint membership_role_is_known check (role in ('owner', 'controller', 'reader')),
  created_at timestamptz not null default now(),
  primary key (company_id, user_id)
);
create index membership_by_user on server.membership (user_id);

-- The welcome link printed at the first start, and invitations: used once, for a limited time.
create table server.invitation (
  id uuid primary key default kernel.new_id(),
  token_sha256 bytea not null unique,
  company_id uuid references ledger.company (id) on delete cascade,
  email text,
  role text not null default 'owner',
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);

-- Keys for programs: only the digest is kept.
create table server.api_key (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  name text not null,
  key_sha256 bytea not null unique,
  key_hint text not null,
  role text not null constraint api_key_role_is_known check (role in ('owner', 'controller', 'reader')),
  created_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (company_id, id)
);

-- The answer to an act that a program may ask for twice, under the key that it chose; kept for a day.
create table server.idempotency (
  company_id uuid not null references ledger.company (id) on delete cascade,
  actor text not null,
  key text not null,
  request_sha256 bytea not null,
  answer_code integer,
  answer text,
  created_at timestamptz not null default now(),
  primary key (company_id, actor, key)
);

-- The mornings on which the worker planned the day of a company: once each.
create table server.morning (
  company_id uuid not null references ledger.company (id) on delete cascade,
  on_day date not null,
  planned_at timestamptz not null default now(),
  primary key (company_id, on_day)
);
