-- Replies: what comes back by mail, read once, matched with customer, invoices and message.
create schema replies;

-- Mails that answer one another.
create table replies.thread (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  subject text not null,
  -- The message of ours that it answers, when the mail names it.
  message_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, message_id) references delivery.message (company_id, id) on delete set null (message_id)
);
call kernel.separate_companies('replies.thread');

-- One row per mail, however often and wherever it was seen.
create table replies.mail (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  thread_id uuid not null,
  -- A digest of Message-ID, sender, date, subject and text: the same mail in two folders has one.
  identity bytea not null,
  -- Its own Message-ID, with angle brackets.
  message_id_header text,
  from_email text,
  from_name text,
  subject text not null,
  sent_at timestamptz,
  received_on date not null,
  kind text not null constraint mail_kind_is_known check (kind in ('answer', 'automatic', 'bounce', 'complaint')),
  -- What was read in it, to be confirmed by a person.
  intent text not null constraint mail_intent_is_known check (intent in
    ('will-pay', 'already-paid', 'asks-time', 'disputes', 'invoice-error', 'order-number-missing', 'not-received',
     'wrong-contact', 'out-of-office', 'thanks', 'other')),
  certainty_percent integer not null constraint mail_certainty_is_a_share check (certainty_percent between 0 and 100),
  sentence text,
  promised_on date,
  amount_cents bigint,
  instalments integer,
  own_text text not null,
  -- Bounce, complaint, absence, other contact, invoice numbers read, folded parts.
  details jsonb not null,
  -- Whose it is; null in the tray, where a person says it or puts it aside.
  customer_id uuid,
  set_aside_on date,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  constraint one_row_per_mail unique (company_id, identity),
  foreign key (company_id, thread_id) references replies.thread (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete set null (customer_id)
);
create index mail_by_header on replies.mail (company_id, message_id_header);
create index mail_by_customer on replies.mail (company_id, customer_id, received_on);
create index mail_by_thread on replies.mail (company_id, thread_id);
call kernel.separate_companies('replies.mail');

-- Who a mail may be from, best first by score. Several stay until a person has chosen.
create table replies.candidate (
  company_id uuid not null,
  mail_id uuid not null,
  customer_id uuid not null,
  invoice_ids uuid[] not null default '{}',
  score integer not null,
  -- Why, as codes: message, plus-address, invoice, sender, domain, amount.
  because text[] not null,
  -- The waiting answer in the ledger that holds this customer's next step.
  reply_id uuid,
  primary key (company_id, mail_id, customer_id),
  foreign key (company_id, mail_id) references replies.mail (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  foreign key (company_id, reply_id) references ledger.reply (company_id, id) on delete set null (reply_id)
);
create index candidate_by_customer on replies.candidate (company_id, customer_id);
call kernel.separate_companies('replies.candidate');

-- Where a mail was seen: what has a row here is never fetched again.
create table replies.sighting (
  company_id uuid not null,
  -- "user@host" of the mailbox.
  mailbox text not null,
  folder text not null,
  uid_validity bigint not null,
  uid bigint not null,
  mail_id uuid not null,
  primary key (company_id, mailbox, folder, uid_validity, uid),
  foreign key (company_id, mail_id) references replies.mail (company_id, id) on delete cascade
);
create index sighting_by_mail on replies.sighting (company_id, mail_id);
call kernel.separate_companies('replies.sighting');

-- How far each folder has been read.
create table replies.folder_position (
  company_id uuid not null references ledger.company (id) on delete cascade,
  mailbox text not null,
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null,
  primary key (company_id, mailbox, folder)
);
call kernel.separate_companies('replies.folder_position');

-- The mail as it came in, to the byte.
create table replies.archive (
  company_id uuid not null,
  mail_id uuid not null,
  sha256 bytea not null,
  content bytea not null,
  archived_at timestamptz not null default now(),
  primary key (company_id, mail_id),
  foreign key (company_id, mail_id) references replies.mail (company_id, id) on delete cascade
);
call kernel.separate_companies('replies.archive');

create function replies.refuse_rewriting_the_archive() returns trigger language plpgsql as $$
begin
  -- Removing a whole company (a demonstration) removes its archive with it.
  if tg_op = 'DELETE' and not exists (select from ledger.company where id = old.company_id) then
    return old;
  end if;
  raise exception 'the archive is written once' using errcode = 'restrict_violation';
end $$;
create trigger archive_is_written_once before update or delete on replies.archive
  for each row execute function replies.refuse_rewriting_the_archive();

-- Matching asks for these for each mail.
create index message_by_header on delivery.message (company_id, message_id_header);
create index contact_by_email on ledger.contact (company_id, lower(email));
