-- Messages: the company's own wording where it differs from the shipped one.
create schema messages;

create table messages.template (
  company_id uuid not null references ledger.company (id) on delete cascade,
  template_key text not null,
  language text not null,
  subject text not null,
  body text not null,
  updated_by text not null default 'operator',
  updated_at timestamptz not null default now(),
  primary key (company_id, template_key, language)
);
call kernel.separate_companies('messages.template');
