-- Imports: which files came in, what they changed, and how to take it back.
create schema imports;

create table imports.import (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  kind text not null constraint import_kind_is_known check (kind in ('fec', 'invoices', 'customers', 'payments')),
  file_name text not null,
  file_sha256 bytea not null,
  file_bytes bigint not null,
  state text not null default 'applied'
    constraint import_state_is_known check (state in ('applied', 'undone')),
  -- How the columns were read: remembered for the next file of the same shape.
  mapping jsonb,
  -- {customers, invoices, creditNotes, payments, allocations, rejected, warnings}: counts only.
  summary jsonb not null,
  -- Rows that were there before and are not in this file: questions, never conclusions.
  questions jsonb not null default '[]',
  -- The days that a FEC covers: tells whether a later file is of the same year.
  period_from date,
  period_to date,
  imported_by text not null default 'operator',
  imported_on date not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (company_id, id)
);
call kernel.separate_companies('imports.import');

-- What an import changed in rows that were there already, so that undo can put it back.
create table imports.change (
  company_id uuid not null,
  import_id uuid not null,
  seq bigint generated always as identity,
  table_name text not null,
  row_key text not null,
  before jsonb not null,
  primary key (company_id, import_id, seq),
  foreign key (company_id, import_id) references imports.import (company_id, id) on delete cascade
);
call kernel.separate_companies('imports.change');

-- The opening lines of a year's FEC, and what each stands for: an item of its own, an older one
-- that was known already, or (no item) the customer's balance as a whole. Nothing counts twice.
create table imports.opening (
  company_id uuid not null references ledger.company (id) on delete cascade,
  source_key text not null,
  customer_id uuid not null,
  opening_on date not null,
  -- Debit positive, credit negative.
  signed_cents bigint not null,
  invoice_id uuid,
  seq smallint,
  credit_id uuid,
  import_id uuid not null,
  primary key (company_id, source_key),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
call kernel.separate_companies('imports.opening');

-- The mapping that a person corrected, by the shape of the header line.
create table imports.remembered_mapping (
  company_id uuid not null references ledger.company (id) on delete cascade,
  kind text not null,
  header_fingerprint text not null,
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (company_id, kind, header_fingerprint)
);
call kernel.separate_companies('imports.remembered_mapping');

-- A file that a person put on the page and has not applied or thrown away yet.
create table imports.draft (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  kind text not null,
  file_name text not null,
  file_sha256 bytea not null,
  content bytea not null,
  mapping jsonb,
  options jsonb not null default '{}',
  state text not null default 'uploaded'
    constraint draft_state_is_known check (state in ('uploaded', 'applying', 'applied', 'failed')),
  progress jsonb not null default '{}',
  import_id uuid,
  failure jsonb,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  primary key (company_id, id)
);
call kernel.separate_companies('imports.draft');
