-- Letters: the share capital in the foot, a signature as an image, and what the post brings back.

-- In words ("10 000 €"): companies with one must print it (C. com. R123-238).
alter table ledger.company add column share_capital text;

-- How the papers of a company look, once for all of them.
create table messages.branding (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  logo bytea,
  signature bytea,
  -- Six hexadecimal digits after a #; it colours the name of the company and a thin rule.
  colour text constraint branding_colour_is_hexadecimal check (colour ~ '^#[0-9a-f]{6}$'),
  updated_at timestamptz not null default now()
);
call kernel.separate_companies('messages.branding');

-- The acknowledgement of receipt of a registered letter, scanned and kept to the byte.
create table delivery.receipt_scan (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  message_id uuid not null,
  -- The day written on the slip, when the person could read it.
  received_on date,
  media_type text not null constraint receipt_scan_media_type_is_known
    check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  sha256 bytea not null,
  content bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (company_id, id),
  -- The same scan twice is one scan.
  unique (company_id, message_id, sha256),
  foreign key (company_id, message_id) references delivery.message (company_id, id) on delete cascade
);
call kernel.separate_companies('delivery.receipt_scan');
