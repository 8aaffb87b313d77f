-- Of which warnings was told: each once, whether it stays on the list or goes and comes back. Those known when this came are not told again.
create table supervision_foreseen (
  item text not null references supervision_items (id),
  assignment int not null,
  due_on date not null,
  primary key (item, assignment, due_on)
);
create index supervision_foreseen_due on supervision_foreseen (due_on);
insert into supervision_foreseen select item, assignment, due_on from supervision_forecasts;
