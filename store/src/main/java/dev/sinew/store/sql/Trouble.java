package dev.sinew.store.sql;

/** What keeps a database from working, and what an operator does about it. */
enum Trouble {
    FULL("the disk is full", "Free space, or let retention keep less; writing then goes on by itself"),
    READ_ONLY(
            "it cannot be written", "Give the user that runs Sinew permission to write there, or choose another place"),
    CANNOT_OPEN(
            "its files cannot be opened",
            "See that the folder exists, that the user that runs Sinew may read and write it, and that it is no network share"),
    BUSY("another process kept it locked for too long", "Look for a backup tool or shell that has the database open"),
    DAMAGED(
            "the database is damaged",
            "Stop Sinew, keep a copy of what is there, and restore the last backup (docs/operating/store.md)"),
    INPUT_OUTPUT("reading or writing the disk failed", "Look into the system's log for errors of the disk"),
    MEMORY("the database is out of memory", "Give it, or the machine, more"),
    CONNECTIONS("the server has no connections left", "Raise max_connections, or close other clients"),
    PRIVILEGE(
            "the database user may not do this",
            "Grant it CREATE on the database, or make the schema sinew and let it own that"),
    NO_DATABASE("there is no such database", "Create it, or correct the URL"),
    REFUSED("the server refused the login", "Correct user and password in the URL, or the server's pg_hba.conf"),
    UNREACHABLE(
            "the server cannot be reached",
            "See that it runs and that host and port are right; writing then goes on by itself");

    private final String what;
    private final String cure;

    Trouble(String what, String cure) {
        this.what = what;
        this.cure = cure;
    }

    String what() {
        return what;
    }

    String cure() {
        return cure;
    }
}
