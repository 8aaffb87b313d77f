-- R25: by what reports of one event, or copied from one another, are found among all, and which ones were put together.

-- In how many reports a pair of letters stands; the row '' counts the reports themselves.
create table reporting_pairs (
  pair text primary key,
  reports int not null
);

-- Terms of reports that have reached the office, as numbers; a copied text is looked for however old, an event within its days.
create table reporting_postings (
  term int not null,
  day date not null,
  item text not null references reporting_items (id),
  primary key (term, day, item)
);

-- Reports of one event: its id stands in reporting_items.cluster.
create table reporting_clusters (
  id text primary key,
  -- Events so far: the version of the stream `report-cluster:ID` in the journal.
  version int not null
);
create index reporting_items_of_cluster on reporting_items (cluster, submitted_at, id) where cluster is not null;
drop index reporting_items_clustered;
