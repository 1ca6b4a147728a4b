-- Whom to tell of what; `settings` is encrypted under the privacy key that `key_id` names.
create table target (
    name text collate "C" primary key,
    kind text collate "C" not null,
    least text collate "C" not null,
    events text collate "C" not null,
    shown text collate "C" not null,
    created bigint not null,
    key_id bigint not null,
    settings bytea not null
);

-- What was told last of each subject, to nobody where there was no target.
create table told (
    key text collate "C" primary key,
    level bigint not null,
    reference text collate "C" not null,
    at bigint not null
);

-- One row for each message and target; a row goes when its message arrived.
create table outbox (
    number bigint primary key,
    target text collate "C" not null,
    event text collate "C" not null,
    at bigint not null,
    dead bigint not null,
    attempts bigint not null,
    due bigint not null,
    why text collate "C" not null,
    json text collate "C" not null
);

create index outbox_target on outbox (target, dead, number);
