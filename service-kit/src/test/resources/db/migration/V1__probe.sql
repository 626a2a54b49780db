create table probe (id uuid primary key, version bigint not null, ended boolean not null default false, effects int not null default 0);
