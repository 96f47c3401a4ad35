-- Languages and enclosures: how a debtor is spoken to, and what goes along with a message.

-- "vous" or "tu": the company's habit, which a customer or a contact may differ from.
alter table ledger.company add column formality text not null default 'formal'
  constraint company_formality_is_known check (formality in ('formal', 'informal'));
alter table ledger.customer add column formality text
  constraint customer_formality_is_known check (formality in ('formal', 'informal'));
alter table ledger.contact add column formality text
  constraint contact_formality_is_known check (formality in ('formal', 'informal'));

-- Each form of address has a wording of its own.
alter table messages.template add column formality text not null default 'formal'
  constraint template_formality_is_known check (formality in ('formal', 'informal'));
alter table messages.template drop constraint template_pkey;
alter table messages.template add primary key (company_id, template_key, language, formality);

-- The PDF of an invoice, as the customer has it.
create table ledger.invoice_document (
  company_id uuid not null,
  invoice_id uuid not null,
  file_name text not null,
  sha256 bytea not null,
  content bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references ledger.invoice (company_id, id) on delete cascade
);
call kernel.separate_companies('ledger.invoice_document');

-- What goes along with a message, decided when it is prepared: kind, file name, and the digest of what it
-- is made from, so that what leaves is what was looked at.
alter table delivery.message add column enclosures jsonb not null default '[]';
