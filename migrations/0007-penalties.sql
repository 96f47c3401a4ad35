-- What lateness adds: how a company computes it, the rates it entered itself, what it let go, what it billed.
create schema penalties;

-- One row per company (customer_id null) and one per customer whose contract says otherwise.
create table penalties.setting (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  customer_id uuid,
  -- Ten-thousandths of a percent a year (15 % is 150000); null: the law's own rate.
  contract_rate integer constraint contract_rate_is_a_rate check (contract_rate between 0 and 10000000),
  rate_basis text constraint rate_basis_is_known check (rate_basis in ('refixed', 'frozen')),
  day_basis text constraint day_basis_is_known check (day_basis in ('365', 'actual')),
  rounding text constraint rounding_is_known check (rounding in ('total', 'segment')),
  allocation text constraint allocation_is_known check (allocation in ('interest-first', 'principal-first')),
  updated_by text not null default 'operator',
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create unique index one_penalty_setting_per_customer
  on penalties.setting (company_id, customer_id) nulls not distinct;
call kernel.separate_companies('penalties.setting');

-- A rate that a person typed in with its source, because Relance does not ship it or holds it unverified.
create table penalties.entered_rate (
  company_id uuid not null references ledger.company (id) on delete cascade,
  name text not null constraint entered_rate_name_is_known check (name in ('legal', 'individual', 'ecb')),
  half_year text not null constraint half_year_is_written_so check (half_year ~ '^[0-9]{4}-S[12]$'),
  rate integer not null constraint entered_rate_is_a_rate check (rate between 0 and 10000000),
  source text not null constraint entered_rate_has_a_source check (btrim(source) <> ''),
  entered_by text not null default 'operator',
  entered_at timestamptz not null default now(),
  primary key (company_id, name, half_year)
);
call kernel.separate_companies('penalties.entered_rate');

-- Penalties once billed to a customer: a document of its own, never part of the late invoice.
create table penalties.bill (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  number text not null,
  billed_on date not null,
  -- The last day counted.
  through_on date not null,
  currency text not null default 'EUR',
  -- The statement as it was billed: what left the house is never computed again.
  statement jsonb not null,
  cancelled_on date,
  cancel_reason text,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  constraint penalty_bill_number_is_unique unique (company_id, number)
);
create index penalty_bill_by_customer on penalties.bill (company_id, customer_id);
call kernel.separate_companies('penalties.bill');

-- The accessory lines of an invoice: what was billed (more) and what was let go (less), never rewritten.
create table penalties.line (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  invoice_id uuid not null,
  kind text not null constraint penalty_line_kind_is_known check (kind in ('interest', 'indemnity')),
  movement text not null constraint penalty_movement_is_known check (movement in ('billed', 'waived')),
  bill_id uuid,
  amount_cents bigint not null constraint penalty_line_is_positive check (amount_cents > 0),
  happened_on date not null,
  reason text,
  cancelled_on date,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade,
  foreign key (company_id, bill_id) references penalties.bill (company_id, id) on delete cascade,
  constraint what_is_billed_has_a_bill check ((movement = 'billed') = (bill_id is not null)),
  constraint what_is_waived_has_a_reason check (movement <> 'waived' or btrim(reason) <> '')
);
create index penalty_line_by_invoice on penalties.line (company_id, invoice_id);
create index penalty_line_by_customer on penalties.line (company_id, customer_id);
call kernel.separate_companies('penalties.line');

-- A bill of penalties stands in the ledger as an invoice of its own kind, so that it ages, is paid and is
-- followed like any other; it bears no penalties itself (C. civ. 1343-2).
alter table ledger.invoice drop constraint invoice_kind_is_known;
alter table ledger.invoice add constraint invoice_kind_is_known
  check (kind in ('invoice', 'deposit', 'opening', 'penalties'));
