-- The legal check of messages: what the law has to say of a message that waits, so that the review
-- shows it without writing the message again; and which warnings a person answers for.
alter table delivery.message
  -- [{ruleId, severity, article, sentence: {fr, en}, excerpt}], errors and warnings only.
  add column findings jsonb not null default '[]',
  -- The rules whose warnings a person has read and answers for; another wording asks again.
  add column acknowledged_rules text[] not null default '{}';
