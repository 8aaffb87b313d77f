-- Deadlines are found by looking at open tasks (docs/adr/0015): most tasks are done in time, and those leave the index by being done.
alter table workflow_tasks add column timed_out boolean not null default false;
create index workflow_tasks_due on workflow_tasks (due_at) where status = 'open' and not timed_out and due_at is not null;
