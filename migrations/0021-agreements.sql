-- What a debtor and the creditor agree on: promises, time granted, disputes with a deadline, payment plans.
-- What has become of each of them is computed from the payments and the day, and never stored.

-- What a company chose once; no row: the usual.
create table ledger.agreement_setting (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  -- A transfer ordered on the promised day reaches the account some days later.
  promise_grace_days smallint not null default 1
    constraint promise_grace_is_short check (promise_grace_days between 0 and 15),
  -- A dispute without a deadline of its own comes back to a person after so many days.
  dispute_days smallint not null default 30
    constraint dispute_days_end check (dispute_days between 1 and 365),
  -- Confirmations leave by themselves; otherwise one click each.
  confirms_automatically boolean not null default false,
  changed_by text not null default 'operator',
  changed_at timestamptz not null default now()
);
call kernel.separate_companies('ledger.agreement_setting');

alter table ledger.payment_promise
  add column method text constraint promised_method_is_known
    check (method in ('transfer', 'card', 'cheque', 'direct-debit', 'other')),
  -- The debtor is to be told in writing what was understood.
  add column confirms boolean not null default false;

alter table ledger.dispute
  add column owner_user_id text,
  -- The lines that are contested, as people name them: [{"label", "cents"}]; their sum is disputed_cents.
  add column lines jsonb not null default '[]',
  add column closing_note text,
  add column confirms boolean not null default false,
  add column confirms_closing boolean not null default false;
-- No dispute stops the follow-up for ever: those without a deadline get one, with time to look at them.
select set_config('relance.operator', 'on', true);
do $$
declare c record;
begin
  for c in select id from ledger.company loop
    perform set_config('relance.company_id', c.id::text, true);
    update ledger.dispute set answer_by = greatest(opened_on + 30, current_date + 7)
     where answer_by is null and closed_on is null;
  end loop;
end $$;
select set_config('relance.company_id', '', true), set_config('relance.operator', '', true);

-- What people of the house say to each other about a dispute.
create table ledger.dispute_remark (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  dispute_id uuid not null,
  text text not null constraint dispute_remark_is_not_blank check (btrim(text) <> ''),
  written_by text not null,
  written_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, dispute_id) references ledger.dispute (company_id, id) on delete cascade
);
create index dispute_remark_by_dispute on ledger.dispute_remark (company_id, dispute_id);
call kernel.separate_companies('ledger.dispute_remark');

-- A later day that a debtor asked for, and what was answered. The day in force is written on the
-- instalment (agreed_due_on), the initial one stays beside it.
create table ledger.time_request (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  invoice_ids uuid[] not null constraint time_is_asked_for_something check (cardinality(invoice_ids) > 0),
  asked_on date not null,
  -- The day that the debtor named; null when none was.
  asked_for date,
  outcome text not null constraint time_outcome_is_known check (outcome in ('granted', 'countered', 'refused')),
  -- The day that the creditor agreed to; null when refused.
  agreed_on date,
  penalties text not null default 'run'
    constraint time_penalties_are_known check (penalties in ('run', 'waived')),
  decided_on date not null,
  reason text,
  confirms boolean not null default false,
  withdrawn_on date,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint refused_means_no_day check ((outcome = 'refused') = (agreed_on is null))
);
create index time_request_by_customer on ledger.time_request (company_id, customer_id);
call kernel.separate_companies('ledger.time_request');

-- Where the time granted came without penalties, they are counted from this day on.
alter table ledger.instalment add column penalty_due_on date;

create table ledger.payment_plan (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  reference text not null,
  currency text not null default 'EUR',
  proposed_on date not null,
  -- Until this day the proposal holds the follow-up of its invoices.
  answer_by date not null,
  accepted_on date,
  -- Where the debtor's acceptance is: "signed on 3 March", "e-mail of 12 May".
  acceptance_proof text,
  -- Ended by a person before its time: given up, or replaced by another one.
  closed_on date,
  outcome text constraint plan_outcome_is_known check (outcome in ('cancelled', 'replaced', 'broken')),
  -- waived: what lateness added is let go when the plan is kept to its end.
  penalties text not null default 'kept'
    constraint plan_penalties_are_known check (penalties in ('kept', 'waived')),
  -- The whole falls due when an instalment is still unpaid so many days after the notice about it.
  default_days smallint not null default 8
    constraint plan_default_days_are_days check (default_days between 1 and 60),
  -- The step at which the follow-up goes on when the plan is broken; null: where it stood.
  return_step_key text,
  note text,
  confirms boolean not null default false,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint plan_reference_is_unique unique (company_id, reference),
  constraint an_accepted_plan_has_a_proof check ((accepted_on is null) = (acceptance_proof is null)),
  constraint an_ended_plan_says_how check ((closed_on is null) = (outcome is null))
);
create index payment_plan_by_customer on ledger.payment_plan (company_id, customer_id);
call kernel.separate_companies('ledger.payment_plan');

-- The open items that a plan is about, each with what of it was open then.
create table ledger.payment_plan_item (
  company_id uuid not null,
  plan_id uuid not null,
  invoice_id uuid not null,
  seq smallint not null,
  amount_cents bigint not null constraint plan_item_is_positive check (amount_cents > 0),
  primary key (company_id, plan_id, invoice_id, seq),
  foreign key (company_id, plan_id) references ledger.payment_plan (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id, seq) references ledger.instalment (company_id, invoice_id, seq) on delete cascade
);
create index payment_plan_by_invoice on ledger.payment_plan_item (company_id, invoice_id, seq);
call kernel.separate_companies('ledger.payment_plan_item');

create table ledger.payment_plan_instalment (
  company_id uuid not null,
  plan_id uuid not null,
  seq smallint not null,
  due_on date not null,
  amount_cents bigint not null constraint plan_instalment_is_positive check (amount_cents > 0),
  primary key (company_id, plan_id, seq),
  foreign key (company_id, plan_id) references ledger.payment_plan (company_id, id) on delete cascade
);
call kernel.separate_companies('ledger.payment_plan_instalment');

-- Papers of a dispute or a plan, to the byte: photographs, exchanges, the agreement signed.
create table ledger.agreement_document (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  dispute_id uuid,
  plan_id uuid,
  file_name text not null,
  media_type text not null constraint agreement_document_media_type_is_known
    check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  sha256 bytea not null,
  content bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, dispute_id) references ledger.dispute (company_id, id) on delete cascade,
  foreign key (company_id, plan_id) references ledger.payment_plan (company_id, id) on delete cascade,
  constraint a_document_is_of_one_thing check ((dispute_id is null) <> (plan_id is null)),
  -- The same paper twice is one paper.
  constraint one_document_once unique nulls not distinct (company_id, dispute_id, plan_id, sha256)
);
call kernel.separate_companies('ledger.agreement_document');

-- Whoever asks for time or has a plan is decided about again.
do $$
declare fact text;
begin
  foreach fact in array array['time_request', 'payment_plan'] loop
    execute format('create trigger new_fact_inserted after insert on ledger.%I referencing new table as after_rows
                    for each statement execute function policy.mark_stale()', fact);
    execute format('create trigger new_fact_updated after update on ledger.%I referencing old table as before_rows
                    new table as after_rows for each statement execute function policy.mark_stale()', fact);
    execute format('create trigger new_fact_deleted after delete on ledger.%I referencing old table as before_rows
                    for each statement execute function policy.mark_stale()', fact);
  end loop;
end $$;

-- Other days of grace bear on every promise.
create function policy.mark_promises_stale() returns trigger language plpgsql as $$
begin
  insert into policy.stale_decision (company_id, customer_id)
    select distinct p.company_id, p.customer_id from ledger.payment_promise p
     where p.company_id in (select company_id from after_rows) and p.withdrawn_on is null
    on conflict do nothing;
  return null;
end $$;
create trigger setting_inserted after insert on ledger.agreement_setting referencing new table as after_rows
  for each statement execute function policy.mark_promises_stale();
create trigger setting_updated after update on ledger.agreement_setting referencing new table as after_rows
  for each statement execute function policy.mark_promises_stale();
