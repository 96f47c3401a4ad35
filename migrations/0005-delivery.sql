-- Delivery: how a message leaves, once, and the proof that it left.
create schema delivery;

create table delivery.mail_account (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  from_name text,
  from_email text not null,
  reply_to text,
  smtp_host text not null,
  smtp_port integer not null,
  smtp_security text not null default 'starttls'
    constraint smtp_security_is_known check (smtp_security in ('tls', 'starttls', 'none')),
  smtp_user text,
  -- Sealed with the machine's key (adapters/secret-box.ts), never in clear.
  smtp_password_sealed bytea,
  imap_host text,
  imap_port integer,
  imap_security text,
  imap_user text,
  imap_password_sealed bytea,
  tested_at timestamptz,
  updated_at timestamptz not null default now()
);
call kernel.separate_companies('delivery.mail_account');

-- One row per message to a debtor. Its life, in order:
--   prepared   composed, waits for a person
--   approved   may leave
--   reserved   a worker holds it; nothing was handed to the mail server yet
--   handing-over  the text is being given to the server: a crash now leaves a doubt
--   sent | failed (surely not sent; no more tries) | unknown (a person must say) |
--   held (the gate refused, with its reason) | cancelled (no longer due, or refused by a person)
create table delivery.message (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  mode text not null constraint message_mode_is_known check (mode in ('live', 'test', 'demo')),
  step_key text not null,
  turn text not null,
  channel text not null,
  tone smallint,
  template_key text not null,
  language text not null,
  scenario_version integer not null,
  planned_on date not null,
  state text not null constraint message_state_is_known check (state in
    ('prepared', 'approved', 'reserved', 'handing-over', 'sent', 'failed', 'unknown', 'held', 'cancelled')),
  -- Why it is held, cancelled, failed, delayed or unknown: a code, and the sentence people read ({fr, en}).
  state_reason text,
  state_sentence jsonb,
  needs_approval boolean not null default true,
  recipient text,
  subject text not null,
  text_body text not null,
  -- A person changed the wording of this one message.
  edited boolean not null default false,
  amount_cents bigint not null,
  currency text not null default 'EUR',
  -- The open items shown, their open amounts then, and whether the step counts for each.
  items jsonb not null,
  -- What the gate compares just before sending: facts at preparation, see policy/gate.ts.
  facts_sha256 bytea not null,
  message_id_header text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  reserved_by text,
  reserved_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  finished_at timestamptz,
  -- The day of the trade on which the mail server was given the message: the step counts from it.
  handed_over_on date,
  server_answer text,
  -- Letters posted by hand: the day at the post office, and the number on the deposit slip.
  posted_on date,
  deposit_number text,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
-- The same step never twice for the same turn, and never two messages on their way to one debtor.
create unique index one_message_per_debtor_step_and_turn on delivery.message (company_id, customer_id, step_key, turn)
  where mode <> 'test' and state not in ('held', 'cancelled', 'failed');
create unique index one_message_in_flight_per_debtor on delivery.message (company_id, customer_id)
  where mode <> 'test' and state in ('prepared', 'approved', 'reserved', 'handing-over', 'unknown');
create unique index one_test_message_per_debtor_step_and_day on delivery.message (company_id, customer_id, step_key, turn, planned_on)
  where mode = 'test' and state not in ('held', 'cancelled', 'failed');
create index message_to_send on delivery.message (company_id, next_attempt_at) where state = 'approved';
create index message_under_way on delivery.message (company_id, reserved_at) where state in ('reserved', 'handing-over');
create index message_by_customer on delivery.message (company_id, customer_id);
create index message_by_day on delivery.message (company_id, planned_on);
call kernel.separate_companies('delivery.message');

-- The message as it left, to the byte.
create table delivery.archive (
  company_id uuid not null,
  message_id uuid not null,
  sha256 bytea not null,
  content bytea not null,
  archived_at timestamptz not null default now(),
  primary key (company_id, message_id),
  foreign key (company_id, message_id) references delivery.message (company_id, id) on delete cascade
);
call kernel.separate_companies('delivery.archive');

create function delivery.refuse_rewriting_the_archive() returns trigger language plpgsql as $$
begin
  -- Removing a whole company (a demonstration) removes its archive with it.
  if tg_op = 'DELETE' and not exists (select from ledger.company where id = old.company_id) then
    return old;
  end if;
  raise exception 'the archive is written once' using errcode = 'restrict_violation';
end $$;
create trigger archive_is_written_once before update or delete on delivery.archive
  for each row execute function delivery.refuse_rewriting_the_archive();
