-- Statistics ask whether an item was adopted, alone or within another.
create index reporting_contributors_by_source on reporting_contributors (source, item);
