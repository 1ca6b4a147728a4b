create table snapshot (
    sequence integer primary key,
    version integer not null,
    format_version integer not null,
    privacy_key_id text not null,
    taken integer not null,
    bytes integer not null,
    sha256 text not null
);

-- Pieces carry the version under which they were written: those of a version that no snapshot names are left over.
create table snapshot_piece (
    sequence integer not null,
    version integer not null,
    piece integer not null,
    checksum integer not null,
    content blob not null,
    primary key (sequence, version, piece)
);

-- Readers see the documents of the current generation; a view that is being replaced is written under the next one.
create table view_state (
    name text primary key,
    shape text not null,
    generation integer not null,
    building integer not null
);

create table view_document (
    name text not null,
    generation integer not null,
    key text not null,
    order_number real not null,
    order_text text not null,
    t0 text not null, t1 text not null, t2 text not null, t3 text not null,
    t4 text not null, t5 text not null, t6 text not null, t7 text not null,
    n0 real, n1 real, n2 real, n3 real, n4 real, n5 real, n6 real, n7 real,
    json text not null,
    primary key (name, generation, key)
);

create index view_document_order on view_document (name, generation, order_number, order_text, key);

create table finding (
    fingerprint text primary key,
    rules text not null,
    flaw text not null,
    title text not null,
    severity text not null,
    api text not null,
    method text not null,
    path text not null,
    selector text not null,
    field text not null,
    state text not null,
    first_seen integer not null,
    last_seen integer not null,
    changed integer not null,
    accepted_reason text,
    accepted_by text,
    accepted_until integer
);

create table finding_step (
    fingerprint text not null,
    number integer not null,
    at integer not null,
    event text not null,
    state text not null,
    who text not null,
    note text not null,
    primary key (fingerprint, number)
);

create table decision (
    sequence integer primary key,
    at integer not null,
    who text not null,
    kind text not null,
    subject text not null,
    json text not null
);

create index decision_subject on decision (subject, sequence);

create table policy (
    number integer primary key,
    at integer not null,
    json text not null
);

create table audit (
    number integer primary key,
    at integer not null,
    who text not null,
    what text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null
);

create table token (
    id text primary key,
    name text not null,
    scopes text not null,
    sha256 text not null unique,
    created integer not null,
    expires integer,
    last_used integer,
    revoked integer
);

create table account (
    name text primary key,
    password_hash text not null,
    role text not null,
    created integer not null,
    locked integer not null
);

create table setting (
    key text primary key,
    json text not null
);

-- What became of this store; a restore that did not come to its end leaves its mark here.
create table condition (
    name text primary key,
    value text not null
);
