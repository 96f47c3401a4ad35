-- The ledger: what is owed, by whom, and all that happened.
-- Rules kept here, once, for every room:
--   * company_id comes first in every key; row-level security stands behind every query;
--   * money is whole cents in bigint; days are date, instants are timestamptz;
--   * what happened is a row; the two caches (open_cents, unallocated_cents) are kept by
--     triggers in the same statement and can be recomputed by `relance ledger check`.

create schema kernel;
create schema ledger;

-- The company whose rows this transaction may see; null shows nothing at all.
create function kernel.company_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('relance.company_id', true), '')::uuid;

-- True for the machine's operator (worker, command line), who may list companies.
create function kernel.is_operator() returns boolean language sql stable parallel safe
  return coalesce(current_setting('relance.operator', true), '') = 'on';

-- A time-ordered identifier (UUID version 7), so that bulk inserts stay in index order.
create function kernel.new_id() returns uuid language sql volatile parallel safe
  return encode(set_bit(set_bit(overlay(
    uuid_send(gen_random_uuid()) placing
    substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
    from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

-- Puts the second wall up: called once for every table that belongs to a company.
create procedure kernel.separate_companies(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy one_company on %s using (company_id = (select kernel.company_id())) with check (company_id = (select kernel.company_id()))',
    target);
end $$;

create table ledger.company (
  id uuid primary key default kernel.new_id(),
  name text not null constraint company_name_is_not_blank check (btrim(name) <> ''),
  legal_form text,
  siren text constraint company_siren_has_nine_digits check (siren ~ '^[0-9]{9}$'),
  siret text constraint company_siret_has_fourteen_digits check (siret ~ '^[0-9]{14}$'),
  vat_number text,
  registry_city text,
  address_lines text[] not null default '{}',
  postal_code text,
  city text,
  country text not null default 'FR',
  email text,
  phone text,
  iban text,
  bic text,
  signatory_name text,
  signatory_title text,
  language text not null default 'fr',
  currency text not null default 'EUR',
  -- FR, or a date-holidays region such as FR-57 (Alsace-Moselle) or FR-RE.
  holiday_region text not null default 'FR',
  mode text not null default 'test'
    constraint company_mode_is_known check (mode in ('test', 'live')),
  -- In test mode, every message goes here and nowhere else.
  test_recipient text,
  -- Set for a demonstration company: its messages never leave the machine.
  demo_seed integer,
  -- The day the demonstration pretends it is; null means the real day.
  demo_today date,
  -- The follow-up asks for fresh data when the last import or bank reading is older.
  data_max_age_days integer not null default 15
    constraint company_data_age_is_positive check (data_max_age_days > 0),
  created_at timestamptz not null default now()
);
alter table ledger.company enable row level security;
alter table ledger.company force row level security;
create policy one_company on ledger.company
  using (id = (select kernel.company_id()) or (select kernel.is_operator()))
  with check (id = (select kernel.company_id()) or (select kernel.is_operator()));

create table ledger.customer (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  -- The account number in the books (411DUPONT), unique in a company.
  code text not null constraint customer_code_is_not_blank check (btrim(code) <> ''),
  name text not null constraint customer_name_is_not_blank check (btrim(name) <> ''),
  kind text not null default 'professional'
    constraint customer_kind_is_known check (kind in ('professional', 'consumer', 'public')),
  siren text,
  siret text,
  vat_number text,
  address_lines text[] not null default '{}',
  postal_code text,
  city text,
  country text not null default 'FR',
  language text not null default 'fr',
  preferred_channel text
    constraint customer_preferred_channel_is_known check (preferred_channel in ('email', 'letter')),
  -- Canonical payment terms, as kernel/payment-terms.ts writes them ("30 days", "45 end of month").
  payment_terms text,
  owner_user_id text,
  tags text[] not null default '{}',
  notes text,
  -- Lower case without accents, for the search box.
  search_key text not null default '',
  -- When an old ledger enters, the first step this customer may receive; null: the scenario's own.
  first_step_key text,
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint customer_code_is_unique_in_a_company unique (company_id, code)
);
call kernel.separate_companies('ledger.customer');

create table ledger.contact (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  name text,
  role text not null default 'accounts-payable'
    constraint contact_role_is_known check (role in ('accounts-payable', 'decision-maker', 'signatory', 'other')),
  email text,
  phone text,
  -- The mail server said for good that this address does not exist.
  bounced_on date,
  bounce_reason text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index contact_by_customer on ledger.contact (company_id, customer_id);
call kernel.separate_companies('ledger.contact');

create table ledger.invoice (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  number text not null,
  kind text not null default 'invoice'
    constraint invoice_kind_is_known check (kind in ('invoice', 'deposit', 'opening')),
  issued_on date not null,
  currency text not null default 'EUR',
  net_cents bigint,
  vat_cents bigint,
  gross_cents bigint not null constraint invoice_is_positive check (gross_cents > 0),
  order_reference text,
  label text,
  -- True when the file had no due date and Relance worked it out from payment terms.
  due_is_computed boolean not null default false,
  payment_terms text,
  -- Where it comes from, so that the same line read twice is recognised.
  source_key text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id),
  constraint invoice_comes_once_from_its_source unique (company_id, source_key)
);
create index invoice_by_customer on ledger.invoice (company_id, customer_id);
create index invoice_by_number on ledger.invoice (company_id, number);
create index invoice_by_import on ledger.invoice (company_id, import_id);
call kernel.separate_companies('ledger.invoice');

-- Every invoice falls due in one or more instalments; this is the open item that is followed.
create table ledger.instalment (
  company_id uuid not null,
  invoice_id uuid not null,
  seq smallint not null default 1,
  customer_id uuid not null,
  currency text not null default 'EUR',
  issued_on date not null,
  due_on date not null,
  -- A later day granted to the debtor; the initial one above is kept.
  agreed_due_on date,
  amount_cents bigint not null constraint instalment_is_positive check (amount_cents > 0),
  -- Cache: amount less live allocations. Kept by ledger.keep_open_amounts().
  open_cents bigint not null,
  primary key (company_id, invoice_id, seq),
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade,
  constraint instalment_is_never_overpaid check (open_cents >= 0 and open_cents <= amount_cents)
);
create index open_instalment_by_customer on ledger.instalment (company_id, customer_id) where open_cents > 0;
create index instalment_by_customer on ledger.instalment (company_id, customer_id);
call kernel.separate_companies('ledger.instalment');

-- Money or a credit note that reduces what a customer owes.
create table ledger.credit (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  kind text not null constraint credit_kind_is_known check (kind in ('payment', 'credit-note')),
  number text,
  credited_on date not null,
  currency text not null default 'EUR',
  amount_cents bigint not null constraint credit_is_positive check (amount_cents > 0),
  -- Cache: amount less live allocations; 0 when cancelled. Kept by ledger.keep_open_amounts().
  unallocated_cents bigint not null,
  method text,
  label text,
  -- A returned direct debit, a bounced cheque, a typing mistake: the credit stops counting that day.
  cancelled_on date,
  cancel_reason text,
  source_key text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id),
  constraint credit_comes_once_from_its_source unique (company_id, source_key),
  constraint credit_is_never_overspent check (unallocated_cents >= 0 and unallocated_cents <= amount_cents)
);
create index credit_by_customer on ledger.credit (company_id, customer_id);
create index unallocated_credit_by_customer on ledger.credit (company_id, customer_id) where unallocated_cents > 0;
create index credit_by_day on ledger.credit (company_id, credited_on);
create index cancelled_credit_by_day on ledger.credit (company_id, cancelled_on) where cancelled_on is not null;
create index credit_by_import on ledger.credit (company_id, import_id);
call kernel.separate_companies('ledger.credit');

-- Lettrage: this much of this credit pays this much of this instalment.
create table ledger.allocation (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  credit_id uuid not null,
  invoice_id uuid not null,
  seq smallint not null default 1,
  amount_cents bigint not null constraint allocation_is_positive check (amount_cents > 0),
  -- The later of the credit's day and the invoice's day: from then on the invoice is less open.
  effective_on date not null,
  -- The day it stopped counting (payment cancelled, allocation corrected).
  released_on date,
  source_key text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, credit_id) references ledger.credit (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id, seq) references ledger.instalment (company_id, invoice_id, seq) on delete cascade
);
create index allocation_by_invoice on ledger.allocation (company_id, invoice_id, seq);
create index allocation_by_credit on ledger.allocation (company_id, credit_id);
create index allocation_by_day on ledger.allocation (company_id, effective_on);
create index allocation_by_released_day on ledger.allocation (company_id, released_on) where released_on is not null;
create index allocation_by_import on ledger.allocation (company_id, import_id);
call kernel.separate_companies('ledger.allocation');

-- Keeps the two caches right, whatever statement touches the allocations. Set-based: one
-- update per statement, so that an import of a million lines pays once.
-- An import that adds documents together with their allocations gives the open amounts right away
-- (ledger/intake sets relance.open_amounts_given around that one statement): rewriting every row it
-- has just written would take longer than the import itself. `relance ledger check` proves the sums.
create function ledger.keep_open_amounts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if coalesce(current_setting('relance.open_amounts_given', true), '') = 'on' then return null; end if;
    update ledger.instalment i set open_cents = i.open_cents - d.cents
      from (select company_id, invoice_id, seq, sum(amount_cents)::bigint cents from after_rows
             where released_on is null group by 1, 2, 3) d
     where i.company_id = d.company_id and i.invoice_id = d.invoice_id and i.seq = d.seq;
    update ledger.credit c set unallocated_cents = c.unallocated_cents - d.cents
      from (select company_id, credit_id, sum(amount_cents)::bigint cents from after_rows
             where released_on is null group by 1, 2) d
     where c.company_id = d.company_id and c.id = d.credit_id and c.cancelled_on is null;
  elsif tg_op = 'DELETE' then
    update ledger.instalment i set open_cents = i.open_cents + d.cents
      from (select company_id, invoice_id, seq, sum(amount_cents)::bigint cents from before_rows
             where released_on is null group by 1, 2, 3) d
     where i.company_id = d.company_id and i.invoice_id = d.invoice_id and i.seq = d.seq;
    update ledger.credit c set unallocated_cents = c.unallocated_cents + d.cents
      from (select company_id, credit_id, sum(amount_cents)::bigint cents from before_rows
             where released_on is null group by 1, 2) d
     where c.company_id = d.company_id and c.id = d.credit_id and c.cancelled_on is null;
  else
    update ledger.instalment i set open_cents = i.open_cents - d.cents
      from (select company_id, invoice_id, seq, sum(cents)::bigint cents from (
              select company_id, invoice_id, seq, amount_cents cents from after_rows where released_on is null
              union all
              select company_id, invoice_id, seq, -amount_cents from before_rows where released_on is null) x
             group by 1, 2, 3 having sum(cents) <> 0) d
     where i.company_id = d.company_id and i.invoice_id = d.invoice_id and i.seq = d.seq;
    update ledger.credit c set unallocated_cents = c.unallocated_cents - d.cents
      from (select company_id, credit_id, sum(cents)::bigint cents from (
              select company_id, credit_id, amount_cents cents from after_rows where released_on is null
              union all
              select company_id, credit_id, -amount_cents from before_rows where released_on is null) x
             group by 1, 2 having sum(cents) <> 0) d
     where c.company_id = d.company_id and c.id = d.credit_id and c.cancelled_on is null;
  end if;
  return null;
end $$;
create trigger keep_open_amounts_after_insert after insert on ledger.allocation
  referencing new table as after_rows for each statement execute function ledger.keep_open_amounts();
create trigger keep_open_amounts_after_update after update on ledger.allocation
  referencing old table as before_rows new table as after_rows for each statement execute function ledger.keep_open_amounts();
create trigger keep_open_amounts_after_delete after delete on ledger.allocation
  referencing old table as before_rows for each statement execute function ledger.keep_open_amounts();

-- "I will pay 1 200 € on the 20th." Kept, partly kept or broken is computed from payments.
create table ledger.payment_promise (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  made_on date not null,
  promised_for date not null,
  -- null: everything overdue on the day it was made.
  amount_cents bigint constraint promised_amount_is_positive check (amount_cents > 0),
  -- Empty: not tied to particular invoices.
  invoice_ids uuid[] not null default '{}',
  said_by text,
  note text,
  withdrawn_on date,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint a_promise_looks_ahead check (promised_for >= made_on)
);
create index promise_by_customer on ledger.payment_promise (company_id, customer_id);
call kernel.separate_companies('ledger.payment_promise');

create table ledger.dispute (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  invoice_id uuid not null,
  -- null: the whole invoice is contested.
  disputed_cents bigint constraint disputed_amount_is_positive check (disputed_cents > 0),
  reason text not null default 'other',
  note text,
  opened_on date not null,
  answer_by date,
  closed_on date,
  outcome text,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade
);
create index dispute_by_customer on ledger.dispute (company_id, customer_id);
call kernel.separate_companies('ledger.dispute');

-- A reason, with its days, not to follow a customer (or one of its invoices).
create table ledger.hold (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  invoice_id uuid,
  kind text not null constraint hold_kind_is_known check (kind in ('do-not-chase', 'insolvent', 'assigned')),
  reason text,
  from_on date not null,
  -- The last day it holds; null: until lifted.
  until_on date,
  lifted_on date,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index hold_by_customer on ledger.hold (company_id, customer_id);
call kernel.separate_companies('ledger.hold');

-- Something the debtor said that still waits for a person.
create table ledger.reply (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  received_on date not null,
  summary text not null,
  handled_on date,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index waiting_reply_by_customer on ledger.reply (company_id, customer_id) where handled_on is null;
call kernel.separate_companies('ledger.reply');

-- A step of the follow-up that really happened: a message left, a call was made, a task was opened.
-- This is what tomorrow's decision reads; nothing that was only prepared appears here.
create table ledger.reminder (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  step_key text not null,
  -- What tells two passes of the same step apart: the leading open item, or the broken promise.
  turn text not null,
  channel text not null,
  -- 0 courtesy, 1 friendly, 2 firm, 3 formal; null when nothing was said to the debtor.
  tone smallint,
  -- True when the debtor was reached: it counts for the gap, the budget and the tone.
  is_contact boolean not null,
  happened_on date not null,
  message_id uuid,
  scenario_version integer,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint one_reminder_per_debtor_step_and_turn unique (company_id, customer_id, step_key, turn)
);
call kernel.separate_companies('ledger.reminder');

-- The open items that a reminder showed. covered: the step counts as done for this item.
create table ledger.reminder_item (
  company_id uuid not null,
  reminder_id uuid not null,
  invoice_id uuid not null,
  seq smallint not null,
  step_key text not null,
  covered boolean not null,
  primary key (company_id, reminder_id, invoice_id, seq),
  foreign key (company_id, reminder_id) references ledger.reminder (company_id, id) on delete cascade
);
create index reminder_item_by_invoice on ledger.reminder_item (company_id, invoice_id, seq);
call kernel.separate_companies('ledger.reminder_item');

-- Work that waits for a person.
create table ledger.task (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid,
  kind text not null constraint task_kind_is_known
    check (kind in ('phone', 'ask-salesperson', 'recovery', 'wrong-address', 'unknown-outcome', 'other')),
  title text not null,
  step_key text,
  turn text,
  created_on date not null,
  due_on date not null,
  amount_cents bigint,
  assigned_to text,
  message_id uuid,
  done_on date,
  outcome text,
  note text,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index open_task on ledger.task (company_id, due_on) where done_on is null;
create unique index one_task_per_step_and_turn on ledger.task (company_id, customer_id, step_key, turn) where step_key is not null;
call kernel.separate_companies('ledger.task');

-- How fresh the data of a company is: one row each time facts were brought in.
create table ledger.freshness (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  fresh_on date not null,
  source text not null,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id)
);
create index freshness_by_day on ledger.freshness (company_id, fresh_on desc);
call kernel.separate_companies('ledger.freshness');

-- The journal: append-only, hash-chained, one chain per company.
-- hash = sha256(previous_hash || canonical header || payload_sha256). A payload may be erased
-- (right to erasure) without breaking the chain, because only its digest is chained.
create table ledger.journal (
  company_id uuid not null references ledger.company (id) on delete cascade,
  seq bigint not null,
  happened_at timestamptz not null,
  -- The day of the trade (differs from happened_at when a past or demonstration day is played).
  on_day date not null,
  actor text not null,
  kind text not null,
  customer_id uuid,
  invoice_id uuid,
  message_id uuid,
  payload text,
  payload_sha256 bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (company_id, seq)
);
create index journal_by_customer on ledger.journal (company_id, customer_id, seq);
create index journal_by_invoice on ledger.journal (company_id, invoice_id) where invoice_id is not null;
call kernel.separate_companies('ledger.journal');

-- The end of each chain, so that cutting off the last rows is noticed too.
create table ledger.journal_head (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  seq bigint not null,
  hash bytea not null
);
call kernel.separate_companies('ledger.journal_head');

create function ledger.refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  -- Removing a whole company (a demonstration) removes its chain with it.
  if tg_op = 'DELETE' and not exists (select from ledger.company where id = old.company_id) then
    return old;
  end if;
  if tg_op = 'UPDATE' and new.payload is null and old.payload is not null
     and (to_jsonb(new) - 'payload') = (to_jsonb(old) - 'payload') then
    return new;
  end if;
  raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger journal_is_append_only before update or delete on ledger.journal
  for each row execute function ledger.refuse_rewriting_history();
