package dev.sinew.demo.bank;

/** Who makes a call. */
sealed interface Caller {
    /** Nobody that is known: where no token is needed, or a flaw asks for none. */
    record Nobody() implements Caller {}

    /** A customer or an employee, within a session. */
    record Person(Customer customer, String session) implements Caller {}

    /** A program of a third party. */
    record Program(String client) implements Caller {}
}
