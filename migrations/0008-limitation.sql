-- Limitation: from where the period of an invoice is counted, and what interrupted or suspended it. What
-- follows from them is computed (src/law/limitation.ts) and never stored.

-- What a company says of itself where the law depends on it. No row: the defaults.
create table ledger.law_setting (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  -- A trade with payment terms or limitation of its own (src/law/rules/terms.ts).
  sector text not null default 'general'
    constraint law_sector_is_known check (sector in ('general', 'transport', 'telecom', 'perishable-food',
      'livestock-meat', 'alcohol', 'wine', 'export', 'garden', 'farm-equipment', 'leather', 'watches-jewellery')),
  -- The figures of the seasonal accords (C. com. D441-5-1) are contested: off.
  seasonal_accords boolean not null default false,
  -- Whether the procedure of CPCE L126-1 can be used yet is contested: off.
  commercial_command boolean not null default false,
  changed_by text not null default 'operator',
  changed_at timestamptz not null default now()
);
call kernel.separate_companies('ledger.law_setting');

-- What a person knows of an invoice that its file does not tell.
create table ledger.limitation_basis (
  company_id uuid not null,
  invoice_id uuid not null,
  -- The day the service was finished or the goods delivered; null: the invoice's own day stands in for it.
  completed_on date,
  -- The kind of claim; null: it follows from the customer and the company's trade.
  claim_kind text constraint claim_kind_is_known
    check (claim_kind in ('business', 'consumer', 'carriage', 'telecom', 'public', 'title')),
  changed_by text not null default 'operator',
  changed_at timestamptz not null default now(),
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade
);
call kernel.separate_companies('ledger.limitation_basis');

-- Something that may bear on the period of an invoice. Rows are added and cancelled, never changed.
create table ledger.limitation_event (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  invoice_id uuid not null,
  type text not null constraint limitation_event_is_known
    check (type in ('acknowledgement', 'judicial-claim', 'order-served', 'enforcement', 'claim-declared',
      'proceedings-ended', 'mediation', 'conciliation', 'participatory-procedure', 'small-claims-agreement',
      'suspension-ended', 'formal-notice', 'petition-filed', 'part-payment')),
  happened_on date not null,
  -- Where the proof is: "acte de signification du 3 mars, Me Dupont", "courriel du 12 mai".
  proof text not null constraint limitation_event_has_a_proof check (btrim(proof) <> ''),
  recorded_on date not null,
  created_by text not null default 'operator',
  created_at timestamptz not null default now(),
  cancelled_on date,
  cancelled_by text,
  cancel_reason text,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade,
  constraint a_cancelled_event_says_why check (cancelled_on is null or btrim(cancel_reason) <> '')
);
create index limitation_event_by_invoice on ledger.limitation_event (company_id, invoice_id);
call kernel.separate_companies('ledger.limitation_event');

-- The search for what is near its limit reads this range, whatever the size of the ledger.
create index open_instalment_by_start on ledger.instalment (company_id, least(issued_on, due_on)) where open_cents > 0;
