-- Imports write hundreds of thousands of rows at once, and every index on them is written too.

-- No query looks for credits by day alone: those that name a day name a customer, or a cancellation.
drop index ledger.credit_by_day;

-- Only undoing an import looks for its rows. They lie together in their tables, so an index of blocks
-- finds them as well and costs next to nothing to keep.
drop index ledger.invoice_by_import;
drop index ledger.credit_by_import;
drop index ledger.allocation_by_import;
create index invoice_by_import on ledger.invoice using brin (import_id);
create index credit_by_import on ledger.credit using brin (import_id);
create index allocation_by_import on ledger.allocation using brin (import_id);

-- PostgreSQL 18 makes time-ordered identifiers itself, many times quicker than the expression of 0001.
do $$ begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'create or replace function kernel.new_id() returns uuid language sql volatile parallel safe return uuidv7()';
  end if;
end $$;
