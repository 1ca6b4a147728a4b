-- Times are microseconds since 1970. Texts are compared by their bytes, as SQLite does. `total` is the bytes of all entries up to
-- this one, so that the size of any range is one subtraction.
create table journal (
    sequence bigint primary key,
    kind smallint not null,
    received bigint not null,
    id_high bigint not null,
    id_low bigint not null,
    source text collate "C" not null,
    total bigint not null,
    checksum bigint not null,
    payload bytea not null
);

-- Payloads are short or packed already.
alter table journal alter column payload set storage external;

-- Identities of the last day, in sorted runs: a run is written once, in order, and taken away as a whole.
create table identity_run (
    run bigint primary key,
    through bigint not null,
    newest bigint not null,
    filter bytea not null
);

create table run_identity (
    run bigint not null,
    id_high bigint not null,
    id_low bigint not null,
    sequence bigint not null,
    received bigint not null,
    primary key (run, id_high, id_low)
);

-- Up to where identities stand in runs; what comes after is read from the journal at the start.
create table identity_progress (
    id integer primary key check (id = 1),
    through bigint not null,
    total bigint not null
);

insert into identity_progress values (1, 0, 0);

create table snapshot (
    sequence bigint primary key,
    version bigint not null,
    format_version bigint not null,
    privacy_key_id text collate "C" not null,
    taken bigint not null,
    bytes bigint not null,
    sha256 text collate "C" not null
);

-- Pieces carry the version under which they were written: those of a version that no snapshot names are left over.
create table snapshot_piece (
    sequence bigint not null,
    version bigint not null,
    piece bigint not null,
    checksum bigint not null,
    content bytea not null,
    primary key (sequence, version, piece)
);

-- Readers see the documents of the current generation; a view that is being replaced is written under the next one.
create table view_state (
    name text collate "C" primary key,
    shape text collate "C" not null,
    generation bigint not null,
    building bigint not null
);

create table view_document (
    name text collate "C" not null,
    generation bigint not null,
    key text collate "C" not null,
    order_number double precision not null,
    order_text text collate "C" not null,
    t0 text collate "C" not null, t1 text collate "C" not null, t2 text collate "C" not null, t3 text collate "C" not null,
    t4 text collate "C" not null, t5 text collate "C" not null, t6 text collate "C" not null, t7 text collate "C" not null,
    n0 double precision, n1 double precision, n2 double precision, n3 double precision, n4 double precision, n5 double precision, n6 double precision, n7 double precision,
    json text collate "C" not null,
    primary key (name, generation, key)
);

create index view_document_order on view_document (name, generation, order_number, order_text, key);

create table finding (
    fingerprint text collate "C" primary key,
    rules text collate "C" not null,
    flaw text collate "C" not null,
    title text collate "C" not null,
    severity text collate "C" not null,
    api text collate "C" not null,
    method text collate "C" not null,
    path text collate "C" not null,
    selector text collate "C" not null,
    field text collate "C" not null,
    state text collate "C" not null,
    first_seen bigint not null,
    last_seen bigint not null,
    changed bigint not null,
    accepted_reason text collate "C",
    accepted_by text collate "C",
    accepted_until bigint
);

create table finding_step (
    fingerprint text collate "C" not null,
    number bigint not null,
    at bigint not null,
    event text collate "C" not null,
    state text collate "C" not null,
    who text collate "C" not null,
    note text collate "C" not null,
    primary key (fingerprint, number)
);

create table decision (
    sequence bigint primary key,
    at bigint not null,
    who text collate "C" not null,
    kind text collate "C" not null,
    subject text collate "C" not null,
    json text collate "C" not null
);

create index decision_subject on decision (subject, sequence);

create table policy (
    number bigint primary key,
    at bigint not null,
    json text collate "C" not null
);

create table audit (
    number bigint primary key,
    at bigint not null,
    who text collate "C" not null,
    what text collate "C" not null,
    subject text collate "C" not null,
    detail text collate "C" not null,
    previous text collate "C" not null,
    hash text collate "C" not null
);

create table token (
    id text collate "C" primary key,
    name text collate "C" not null,
    scopes text collate "C" not null,
    sha256 text collate "C" not null unique,
    created bigint not null,
    expires bigint,
    last_used bigint,
    revoked bigint
);

create table account (
    name text collate "C" primary key,
    password_hash text collate "C" not null,
    role text collate "C" not null,
    created bigint not null,
    locked bigint not null
);

create table setting (
    key text collate "C" primary key,
    json text collate "C" not null
);

-- What became of this store; a restore that did not come to its end leaves its mark here.
create table condition (
    name text collate "C" primary key,
    value text collate "C" not null
);
