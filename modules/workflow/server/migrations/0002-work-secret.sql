-- 工作秘密: the flow administrator does not see such a case (保密法 第六十四条).
-- Closed unless said otherwise: of cases kept before this nobody has said it until their owner's next save.
alter table workflow_cases add column work_secret boolean not null default true;
