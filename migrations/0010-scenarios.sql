-- Several scenarios in a company, with drafts; who follows which; the calendar of contacts; simulations.

-- The version stays unique over all scenarios of a company: the number on a message says which
-- scenario it came from, and what that scenario said.
alter table policy.scenario
  add column key text not null default 'standard'
    constraint scenario_key_is_words check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- The version whose content was published again, when somebody went back.
  add column restored_from integer;
create index scenario_by_key on policy.scenario (company_id, key, version desc);

-- One draft per scenario: what is being written and holds for nobody yet.
create table policy.scenario_draft (
  company_id uuid not null references ledger.company (id) on delete cascade,
  key text not null constraint draft_key_is_words check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  definition jsonb not null,
  updated_by text not null default 'operator',
  updated_at timestamptz not null default now(),
  primary key (company_id, key)
);
call kernel.separate_companies('policy.scenario_draft');

-- Which customer follows which scenario: an ordered list, the first rule that fits wins. The newest
-- revision holds; a company without any has the shipped rules.
create table policy.assignment (
  company_id uuid not null references ledger.company (id) on delete cascade,
  revision integer not null,
  rules jsonb not null,
  published_by text not null default 'operator',
  published_at timestamptz not null default now(),
  primary key (company_id, revision)
);
-- Companies that are there already keep what they have: everybody in the standard scenario.
select set_config('relance.operator', 'on', true);
insert into policy.assignment (company_id, revision, rules) select id, 1, '[]' from ledger.company;
select set_config('relance.operator', '', true);
call kernel.separate_companies('policy.assignment');

-- What was set for one customer: a scenario that a person chose, its own days and pressure.
create table policy.customer_setting (
  company_id uuid not null,
  customer_id uuid not null,
  scenario_key text,
  chosen_by text,
  chosen_at timestamptz,
  reason text,
  calendar jsonb,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint a_choice_has_an_author check ((scenario_key is null) = (chosen_by is null))
);
call kernel.separate_companies('policy.customer_setting');
create trigger setting_inserted after insert on policy.customer_setting referencing new table as after_rows
  for each statement execute function policy.mark_stale();
create trigger setting_updated after update on policy.customer_setting referencing old table as before_rows
  new table as after_rows for each statement execute function policy.mark_stale();
create trigger setting_deleted after delete on policy.customer_setting referencing old table as before_rows
  for each statement execute function policy.mark_stale();

-- The calendar of contacts and the tariff of a company; without a row, the usual ones.
create table policy.company_setting (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  calendar jsonb,
  tariff jsonb,
  updated_by text not null default 'operator',
  updated_at timestamptz not null default now()
);
call kernel.separate_companies('policy.company_setting');

-- A scenario tried on the ledger, day by day; nothing of it ever reaches a debtor.
create table policy.simulation (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  -- What was asked for: days, assumption, which draft or scenario.
  request jsonb not null,
  started_on date not null,
  state text not null default 'waiting'
    constraint simulation_state_is_known check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  days_done integer not null default 0,
  -- Counts by day, step and channel, once it is done.
  summary jsonb,
  failure text,
  asked_by text not null default 'operator',
  asked_at timestamptz not null default now(),
  primary key (company_id, id)
);
call kernel.separate_companies('policy.simulation');

create table policy.simulated_step (
  company_id uuid not null,
  simulation_id uuid not null,
  on_day date not null,
  customer_id uuid not null,
  scenario_key text not null,
  step_key text not null,
  channel text not null,
  amount_cents bigint not null,
  currency text not null,
  primary key (company_id, simulation_id, on_day, customer_id),
  foreign key (company_id, simulation_id) references policy.simulation (company_id, id) on delete cascade
);
call kernel.separate_companies('policy.simulated_step');
