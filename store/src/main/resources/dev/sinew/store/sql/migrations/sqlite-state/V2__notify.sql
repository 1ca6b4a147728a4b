-- Whom to tell of what; `settings` is encrypted under the privacy key that `key_id` names.
create table target (
    name text primary key,
    kind text not null,
    least text not null,
    events text not null,
    shown text not null,
    created integer not null,
    key_id integer not null,
    settings blob not null
);

-- What was told last of each subject, to nobody where there was no target.
create table told (
    key text primary key,
    level integer not null,
    reference text not null,
    at integer not null
);

-- One row for each message and target; a row goes when its message arrived.
create table outbox (
    number integer primary key,
    target text not null,
    event text not null,
    at integer not null,
    dead integer not null,
    attempts integer not null,
    due integer not null,
    why text not null,
    json text not null
);

create index outbox_target on outbox (target, dead, number);
