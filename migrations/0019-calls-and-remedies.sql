-- Calls: what came of each one, when to call again, and the hours of the house. Remedies: a contact that
-- was wrong and who took its place, an invoice that was corrected.

-- A person who is not (any longer) the one to write to, and a number that reaches somebody else.
alter table ledger.contact
  add column wrong_on date,
  add column wrong_reason text,
  add column phone_wrong_on date,
  add column replaced_by uuid;

-- The hour at which the debtor asked to be called, on its own clock ("14:30").
alter table ledger.task add column due_at text
  constraint task_hour_is_an_hour check (due_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

create table ledger.call (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  task_id uuid,
  called_on date not null,
  called_at timestamptz not null,
  outcome text not null constraint call_outcome_is_known check (outcome in
    ('promise', 'paid-already', 'dispute', 'call-back', 'other-contact', 'refuses', 'reached',
     'voicemail', 'nobody', 'wrong-number')),
  contact_id uuid,
  phone text,
  note text,
  -- The follow-up waits for this day, on which the debtor is called again.
  call_again_on date,
  -- What was written for this call, so that it can be taken back.
  effects jsonb not null default '{}',
  undone_at timestamptz,
  created_by text not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint a_call_again_lies_ahead check (call_again_on >= called_on)
);
create index call_by_customer on ledger.call (company_id, customer_id, called_on);
call kernel.separate_companies('ledger.call');

create trigger new_fact_inserted after insert on ledger.call referencing new table as after_rows
  for each statement execute function policy.mark_stale();
create trigger new_fact_updated after update on ledger.call referencing old table as before_rows
  new table as after_rows for each statement execute function policy.mark_stale();
create trigger new_fact_deleted after delete on ledger.call referencing old table as before_rows
  for each statement execute function policy.mark_stale();

-- When the house calls, how often, and after how many days it tries again.
create table policy.calling (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  rules jsonb not null,
  updated_by text not null,
  updated_at timestamptz not null default now()
);
call kernel.separate_companies('policy.calling');

-- An invoice that was wrong, with what took its place.
create table ledger.invoice_correction (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  -- The invoice that was wrong.
  invoice_id uuid not null,
  dispute_id uuid,
  credit_id uuid,
  corrected_invoice_id uuid,
  corrected_on date not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, invoice_id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade,
  foreign key (company_id, corrected_invoice_id) references ledger.invoice (company_id, id) on delete cascade,
  foreign key (company_id, credit_id) references ledger.credit (company_id, id) on delete cascade
);
create index correction_by_new_invoice on ledger.invoice_correction (company_id, corrected_invoice_id);
call kernel.separate_companies('ledger.invoice_correction');
