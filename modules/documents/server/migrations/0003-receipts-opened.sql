-- 界面要求 15: the sender sees who opened a copy and when, before anybody signs for it.
alter table documents_receipts add column opened_at timestamptz, add column opened_by_name text;
update documents_receipts set state = state || '{"opened": null}';
