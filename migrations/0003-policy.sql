-- Policy: the scenario, and for each customer what was decided and when to look again.
create schema policy;

create table policy.scenario (
  company_id uuid not null references ledger.company (id) on delete cascade,
  version integer not null,
  definition jsonb not null,
  published_by text not null default 'operator',
  published_at timestamptz not null default now(),
  primary key (company_id, version)
);
call kernel.separate_companies('policy.scenario');

-- The decision in force for each customer. review_on is the first day on which it could become
-- another one without a new fact; a new fact sets it back to the day of the fact.
create table policy.decision (
  company_id uuid not null,
  customer_id uuid not null,
  decided_on date not null,
  review_on date not null,
  scenario_version integer not null,
  kind text not null constraint decision_kind_is_known check (kind in ('act', 'wait', 'ask', 'nothing')),
  because text not null,
  step_key text,
  channel text,
  until_on date,
  -- What tells two passes of one step apart; with "act" only.
  turn text,
  currency text not null,
  -- What is late and asked for, and all that is open, in that currency. The part that each invoice
  -- plays is not stored: policy/decide.ts works it out again from the same facts.
  amount_cents bigint not null,
  open_cents bigint not null,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index decision_due_for_review on policy.decision (company_id, review_on);
call kernel.separate_companies('policy.decision');

create index decision_by_kind on policy.decision (company_id, kind, amount_cents desc);

-- Customers about whom something new is known since their last decision. Triggers write it, so
-- that no way of changing the ledger can forget to.
create table policy.stale_decision (
  company_id uuid not null,
  customer_id uuid not null,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
call kernel.separate_companies('policy.stale_decision');

create function policy.mark_stale() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into policy.stale_decision (company_id, customer_id)
      select distinct company_id, customer_id from before_rows b
       where customer_id is not null
         and exists (select from ledger.customer c where c.company_id = b.company_id and c.id = b.customer_id)
      on conflict do nothing;
  end if;
  if tg_op <> 'DELETE' then
    insert into policy.stale_decision (company_id, customer_id)
      select distinct company_id, customer_id from after_rows where customer_id is not null
      on conflict do nothing;
  end if;
  return null;
end $$;

do $$
declare fact text;
begin
  foreach fact in array array['instalment', 'credit', 'payment_promise', 'dispute', 'hold', 'reply',
                              'reminder', 'task', 'contact'] loop
    execute format('create trigger new_fact_inserted after insert on ledger.%I referencing new table as after_rows
                    for each statement execute function policy.mark_stale()', fact);
    execute format('create trigger new_fact_updated after update on ledger.%I referencing old table as before_rows
                    new table as after_rows for each statement execute function policy.mark_stale()', fact);
    execute format('create trigger new_fact_deleted after delete on ledger.%I referencing old table as before_rows
                    for each statement execute function policy.mark_stale()', fact);
  end loop;
end $$;

create function policy.mark_customer_stale() returns trigger language plpgsql as $$
begin
  insert into policy.stale_decision (company_id, customer_id)
    select company_id, id from after_rows on conflict do nothing;
  return null;
end $$;
create trigger customer_changed after update on ledger.customer referencing new table as after_rows
  for each statement execute function policy.mark_customer_stale();

-- Fresh data lifts the question "the data is too old" wherever it was asked.
create function policy.mark_waiting_for_data() returns trigger language plpgsql as $$
begin
  insert into policy.stale_decision (company_id, customer_id)
    select d.company_id, d.customer_id from policy.decision d
     where d.because = 'data-too-old' and d.company_id in (select company_id from after_rows)
    on conflict do nothing;
  return null;
end $$;
create trigger data_is_fresh after insert on ledger.freshness referencing new table as after_rows
  for each statement execute function policy.mark_waiting_for_data();
