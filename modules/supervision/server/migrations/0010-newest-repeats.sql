-- Complaints that come again are read from the newest.
create index supervision_repeats_newest on supervision_repeats (brought_on desc, item desc);
