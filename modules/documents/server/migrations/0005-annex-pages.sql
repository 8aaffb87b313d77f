-- Pages of annexes that are PDF files, drawn once as pictures, so that papers can take them in and no preview draws them again.
create table documents_annex_pages (
  file text not null,
  page integer not null,
  picture text not null,
  width_mm double precision not null,
  height_mm double precision not null,
  primary key (file, page)
);
