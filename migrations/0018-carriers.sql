-- Letters and short messages that a provider prints, posts or passes on.

-- A company’s account at a provider. What is secret is sealed with the machine’s key, in one piece.
create table delivery.provider_account (
  company_id uuid not null references ledger.company (id) on delete cascade,
  provider text not null constraint provider_is_known
    check (provider in ('la-poste', 'mysendingbox', 'ar24', 'ovh-sms')),
  -- False: the provider’s own place for trials; nothing for a debtor goes there.
  is_live boolean not null default false,
  -- The channels that this account serves; a channel is served by one account.
  channels text[] not null default '{}',
  fields jsonb not null default '{}',
  secrets_sealed bytea,
  tested_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (company_id, provider)
);
call kernel.separate_companies('delivery.provider_account');

-- Chosen at approval: who carries it. Null: the mail server, a person who goes to the post, or nobody (test).
alter table delivery.message add column provider text;

-- What a provider took in charge, and where it stands.
create table delivery.consignment (
  company_id uuid not null,
  message_id uuid not null,
  provider text not null,
  -- How the provider names it.
  provider_id text not null,
  tracking_number text,
  cost_cents bigint,
  state text not null default 'accepted' constraint delivery_state_is_known check (state in
    ('accepted', 'on-its-way', 'waiting-for-addressee', 'delivered', 'refused', 'unclaimed', 'returned', 'not-delivered')),
  state_at timestamptz,
  -- The provider’s own word for it.
  answer text,
  taken_at timestamptz not null,
  asked_at timestamptz,
  -- Null: nothing more is to be asked.
  next_ask_at timestamptz,
  primary key (company_id, message_id),
  foreign key (company_id, message_id) references delivery.message (company_id, id) on delete cascade
);
create index consignment_to_ask_about on delivery.consignment (company_id, next_ask_at) where next_ask_at is not null;
call kernel.separate_companies('delivery.consignment');

-- A paper of the provider, to the byte.
create table delivery.proof (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  message_id uuid not null,
  provider text not null,
  kind text not null constraint proof_kind_is_known
    check (kind in ('deposit', 'sending', 'receipt', 'refusal', 'negligence', 'return')),
  sha256 bytea not null,
  content bytea not null,
  fetched_at timestamptz not null,
  primary key (company_id, id),
  -- The same paper twice is one.
  unique (company_id, message_id, kind, sha256),
  foreign key (company_id, message_id) references delivery.message (company_id, id) on delete cascade
);
call kernel.separate_companies('delivery.proof');
create trigger proof_is_written_once before update or delete on delivery.proof
  for each row execute function delivery.refuse_rewriting_the_archive();
create trigger receipt_scan_is_written_once before update or delete on delivery.receipt_scan
  for each row execute function delivery.refuse_rewriting_the_archive();

-- What a customer said about a way of being written to; the last word counts. A consumer must have agreed
-- to electronic registered letters (CPCE L100); whoever said STOP gets no short message any more.
create table ledger.consent (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  kind text not null constraint consent_kind_is_known check (kind in ('electronic-registered-letter', 'sms')),
  is_given boolean not null,
  said_on date not null,
  -- Where it can be read: a clause, an e-mail, a call.
  proof text,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index consent_by_customer on ledger.consent (company_id, customer_id, kind, said_on desc, id desc);
call kernel.separate_companies('ledger.consent');
create trigger new_fact_inserted after insert on ledger.consent referencing new table as after_rows
  for each statement execute function policy.mark_stale();
create trigger new_fact_updated after update on ledger.consent referencing old table as before_rows
  new table as after_rows for each statement execute function policy.mark_stale();
create trigger new_fact_deleted after delete on ledger.consent referencing old table as before_rows
  for each statement execute function policy.mark_stale();

-- These two were taken to the post by hand until now, which nobody could: they are approved anew.
select set_config('relance.operator', 'on', true);
do $$
declare c record;
begin
  for c in select id from ledger.company loop
    perform set_config('relance.company_id', c.id::text, true);
    update delivery.message set state = 'prepared', approved_by = null, approved_at = null
     where company_id = c.id and state = 'approved' and channel in ('electronic-registered-letter', 'sms');
  end loop;
end $$;
select set_config('relance.company_id', '', true), set_config('relance.operator', '', true);
