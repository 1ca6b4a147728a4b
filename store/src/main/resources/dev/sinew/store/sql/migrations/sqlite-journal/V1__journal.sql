-- Times are microseconds since 1970. `total` is the bytes of all entries up to this one, so that the size of any range is one subtraction.
create table journal (
    sequence integer primary key,
    kind integer not null,
    received integer not null,
    id_high integer not null,
    id_low integer not null,
    source text not null,
    total integer not null,
    checksum integer not null,
    payload blob not null
);

-- Identities of the last day, in sorted runs: a run is written once, in order, and taken away as a whole.
create table identity_run (
    run integer primary key,
    through integer not null,
    newest integer not null,
    filter blob not null
);

create table run_identity (
    run integer not null,
    id_high integer not null,
    id_low integer not null,
    sequence integer not null,
    received integer not null,
    primary key (run, id_high, id_low)
) without rowid;

-- Up to where identities stand in runs; what comes after is read from the journal at the start.
create table identity_progress (
    id integer primary key check (id = 1),
    through integer not null,
    total integer not null
);

insert into identity_progress values (1, 0, 0);
