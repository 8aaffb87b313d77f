-- 令号 count from the day on which a term of office began, other numbers from the first of January: every counter says since when it counts.
alter table documents_number_rules drop constraint documents_number_rules_format_check;
alter table documents_number_rules add constraint documents_number_rules_format_check check (format in ('yearly', 'issue', 'order'));
alter table documents_number_rules add column terms text[] not null default '{}';

alter table documents_counters add column since date;
update documents_counters set since = make_date(year, 1, 1);
alter table documents_counters alter column since set not null;
alter table documents_counters drop constraint documents_counters_pkey;
alter table documents_counters drop column year;
alter table documents_counters add primary key (organ, prefix, since);

alter table documents_numbers add column since date;
update documents_numbers set since = make_date(year, 1, 1);
alter table documents_numbers alter column since set not null;
alter table documents_numbers drop constraint documents_numbers_pkey;
alter table documents_numbers drop column year;
alter table documents_numbers add primary key (organ, prefix, since, sequence);
