package dev.sinew.demo.bank;

/** Who may call an operation at all; whose the objects are is another question. */
enum Needs {
    /** Anybody. */
    NOTHING,
    /** Who is logged in. */
    PERSON,
    /** Who works at the bank. */
    STAFF,
    /** A program of a third party. */
    PROGRAM,
    /** Who is logged in, or a program. */
    PERSON_OR_PROGRAM
}
