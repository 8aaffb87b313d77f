-- Matters that their owner leads by rules of its own stand in the same inbox: a case without a flow, whose to-dos the owner says anew after each act.
alter table workflow_cases alter column definition drop not null;
alter table workflow_cases alter column state drop not null;
alter table workflow_cases add constraint workflow_cases_led check ((definition is null) = (state is null));
-- Names a to-do within its led case; null for tasks of a flow. Whose it is may then also be a post, `role@unit`.
alter table workflow_tasks add column led_key text;
