-- The mailbox is read by itself, people confirm what was read, and write back.

-- Signing in with a token instead of a password, addresses that come back, and what is done with read mail.
alter table delivery.mail_account
  add column sign_in text not null default 'password'
    constraint sign_in_is_known check (sign_in in ('password', 'oauth2')),
  add column oauth_token_url text,
  add column oauth_client_id text,
  add column oauth_scope text,
  -- Sealed like passwords.
  add column oauth_client_secret_sealed bytea,
  add column oauth_refresh_token_sealed bytea,
  add column oauth_access_token_sealed bytea,
  add column oauth_expires_at timestamptz,
  -- The server delivers compta+anything@… to compta@…: bounces then name the message they are about.
  add column takes_plus_addresses boolean not null default false,
  add column dkim_selector text,
  add column after_reading text not null default 'leave'
    constraint after_reading_is_known check (after_reading in ('leave', 'mark-read', 'move')),
  add column move_to_folder text;

-- An answer that a person wrote to the debtor is a message like the others, but no step of a scenario.
alter table delivery.message
  add column in_reply_to text,
  add column earlier_ids text[] not null default '{}';
drop index delivery.one_message_in_flight_per_debtor;
create unique index one_message_in_flight_per_debtor on delivery.message (company_id, customer_id)
  where mode <> 'test' and step_key <> 'answer'
    and state in ('prepared', 'approved', 'reserved', 'handing-over', 'unknown');

-- How the reading of each company's mailbox goes.
create table replies.mailbox_state (
  company_id uuid primary key references ledger.company (id) on delete cascade,
  -- The last reading that came to its end.
  read_at timestamptz,
  -- Since when it fails, how often in a row, and what to do about it ({fr, en}).
  failed_at timestamptz,
  failures integer not null default 0,
  failure_code text,
  failure_sentence jsonb,
  next_read_at timestamptz
);
call kernel.separate_companies('replies.mailbox_state');

-- Mails that could not be taken in: named, so that a person looks at them in the mailbox.
create table replies.unreadable (
  company_id uuid not null references ledger.company (id) on delete cascade,
  mailbox text not null,
  folder text not null,
  uid_validity bigint not null,
  uid bigint not null,
  code text not null,
  seen_at timestamptz not null,
  dismissed_at timestamptz,
  primary key (company_id, mailbox, folder, uid_validity, uid)
);
call kernel.separate_companies('replies.unreadable');

alter table replies.sighting
  -- When it was marked as read or moved, where the company asks for it.
  add column filed_at timestamptz;

-- First looked at by a person.
alter table replies.mail add column opened_at timestamptz;
create index mail_unopened on replies.mail (company_id) where opened_at is null;

-- Our own messages in a thread: those that were answered, and the answers that people wrote.
create table replies.thread_message (
  company_id uuid not null,
  thread_id uuid not null,
  message_id uuid not null,
  primary key (company_id, thread_id, message_id),
  foreign key (company_id, thread_id) references replies.thread (company_id, id) on delete cascade,
  foreign key (company_id, message_id) references delivery.message (company_id, id) on delete cascade
);
call kernel.separate_companies('replies.thread_message');
insert into replies.thread_message (company_id, thread_id, message_id)
  select company_id, id, message_id from replies.thread where message_id is not null;

-- What a person confirmed of a mail, and what followed: several for a mail that says several things.
create table replies.confirmation (
  company_id uuid not null,
  id uuid not null default kernel.new_id(),
  mail_id uuid not null,
  customer_id uuid not null,
  intent text not null,
  -- What was done: "promise", "dispute", "hold"…
  deed text not null,
  -- The facts that were written ([{kind, id}]), so that they can be taken back.
  facts jsonb not null default '[]',
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  confirmed_on date not null,
  undone_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, mail_id) references replies.mail (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index confirmation_by_mail on replies.confirmation (company_id, mail_id);
call kernel.separate_companies('replies.confirmation');
