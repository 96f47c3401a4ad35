-- The team around the work: who looks after whom, who stands in for whom, what colleagues say to one another.
-- A task that a person made, beside those that the scenario opens.
alter table ledger.task add column created_by text;
create index task_by_person on ledger.task (company_id, assigned_to) where done_on is null;
create index customer_by_owner on ledger.customer (company_id, owner_user_id) where owner_user_id is not null;

-- The colleague who knows the customer and may be asked by e-mail; they need no account.
create table ledger.salesperson (
  company_id uuid not null,
  customer_id uuid not null,
  name text not null constraint salesperson_has_a_name check (btrim(name) <> ''),
  email text not null constraint salesperson_has_an_address check (email ~ '^[^\s@]+@[^\s@]+$'),
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
call kernel.separate_companies('ledger.salesperson');

-- What colleagues write to one another about a customer, an invoice or a dispute. Never sent to the debtor.
create table server.comment (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  invoice_id uuid,
  dispute_id uuid,
  -- "user:<id>", or "colleague" for somebody who answered from a link; the name as it was then.
  author text not null,
  author_name text not null,
  text text not null constraint comment_is_not_blank check (btrim(text) <> ''),
  on_day date not null,
  created_at timestamptz not null,
  -- Taken back by its author; the row stays so that mentions fall silent with it.
  removed_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade
);
create index comment_by_customer on server.comment (company_id, customer_id, created_at);
call kernel.separate_companies('server.comment');

-- Somebody named in a comment: it waits for them until they have dealt with it.
create table server.mention (
  company_id uuid not null,
  comment_id uuid not null,
  user_id text not null references server.user (id) on delete cascade,
  done_at timestamptz,
  primary key (company_id, comment_id, user_id),
  foreign key (company_id, comment_id) references server.comment (company_id, id) on delete cascade
);
create index waiting_mention on server.mention (company_id, user_id) where done_at is null;
call kernel.separate_companies('server.mention');

-- While somebody is away, their work goes to whoever stands in. Both days count.
create table server.absence (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  user_id text not null references server.user (id) on delete cascade,
  substitute_id text not null references server.user (id) on delete cascade,
  from_on date not null,
  to_on date not null,
  created_by text not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (company_id, id),
  constraint absence_ends_after_it_begins check (to_on >= from_on),
  constraint nobody_stands_in_for_themselves check (user_id <> substitute_id)
);
create index absence_by_day on server.absence (company_id, to_on) where cancelled_at is null;
call kernel.separate_companies('server.absence');

-- What one person has put off; it comes back on its day.
create table server.snooze (
  company_id uuid not null references ledger.company (id) on delete cascade,
  actor text not null,
  item_key text not null,
  until_on date not null,
  created_at timestamptz not null,
  primary key (company_id, actor, item_key)
);
call kernel.separate_companies('server.snooze');

-- A question to the salesperson. Its link opens this question and nothing else; only a digest of the token is kept.
create table server.question (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  customer_id uuid not null,
  task_id uuid,
  to_name text not null,
  to_email text not null,
  language text not null,
  note text,
  asked_by text not null,
  asked_on date not null,
  asked_at timestamptz not null,
  remind_on date not null,
  -- Without an answer on this day the follow-up goes on by itself.
  default_on date not null,
  -- Drawn when the mail is written, again with the reminder: the newest link is the one that works.
  token_sha256 bytea unique,
  expires_at timestamptz not null,
  state text not null default 'waiting'
    constraint question_state_is_known check (state in ('waiting', 'answered', 'defaulted', 'withdrawn')),
  answer text constraint question_answer_is_known
    check (answer in ('go-on', 'wait', 'dispute', 'mine', 'text')),
  answer_text text,
  wait_until_on date,
  answered_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references ledger.customer (company_id, id) on delete cascade,
  foreign key (company_id, task_id) references ledger.task (company_id, id) on delete set null (task_id)
);
create index waiting_question on server.question (company_id, customer_id) where state = 'waiting';
create unique index one_waiting_question_per_task on server.question (company_id, task_id) where state = 'waiting';
call kernel.separate_companies('server.question');

-- How often an address has tried links lately.
create table server.link_try (
  peer text not null,
  minute timestamptz not null,
  tries integer not null default 1,
  primary key (peer, minute)
);

-- Mails to colleagues: the question, its reminder, the morning digest. Written when they leave, each once.
create table server.colleague_mail (
  company_id uuid not null references ledger.company (id) on delete cascade,
  id uuid not null default kernel.new_id(),
  kind text not null constraint colleague_mail_kind_is_known check (kind in ('question', 'question-reminder', 'digest')),
  -- The question, or the member and the day: what must not be sent twice.
  key text not null,
  user_id text references server.user (id) on delete cascade,
  question_id uuid,
  on_day date not null,
  state text not null default 'waiting' constraint colleague_mail_state_is_known
    check (state in ('waiting', 'handing-over', 'sent', 'unknown', 'failed', 'kept')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  said text,
  finished_at timestamptz,
  primary key (company_id, id),
  constraint one_mail_per_cause unique (company_id, kind, key),
  foreign key (company_id, question_id) references server.question (company_id, id) on delete cascade
);
create index waiting_colleague_mail on server.colleague_mail (company_id, next_attempt_at) where state = 'waiting';
call kernel.separate_companies('server.colleague_mail');

-- Who wants the morning by mail, and when.
create table server.digest_setting (
  company_id uuid not null references ledger.company (id) on delete cascade,
  user_id text not null references server.user (id) on delete cascade,
  is_on boolean not null,
  hour smallint not null default 8 constraint digest_hour_is_of_the_day check (hour between 5 and 20),
  language text not null default 'fr',
  primary key (company_id, user_id)
);
call kernel.separate_companies('server.digest_setting');

-- Who was a member once, so that they are told instead of being asked to begin.
create table server.former_member (
  company_id uuid not null references ledger.company (id) on delete cascade,
  user_id text not null references server.user (id) on delete cascade,
  removed_at timestamptz not null default now(),
  primary key (company_id, user_id)
);
