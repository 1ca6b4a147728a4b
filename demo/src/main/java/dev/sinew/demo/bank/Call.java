package dev.sinew.demo.bank;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** One call: where it goes, what it brings and who makes it. */
final class Call {
    private final Context context;
    private final Caller caller;

    Call(Context context, Caller caller) {
        this.context = context;
        this.caller = caller;
    }

    /** Who calls. */
    Caller caller() {
        return caller;
    }

    /** The customer or employee who calls; refuses others. */
    Customer person() {
        if (caller instanceof Caller.Person person) {
            return person.customer();
        }
        throw Refused.unauthenticated();
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** A number in the path. Where there is none, nothing can have it as its id. */
    int number(String name) {
        try {
            return Integer.parseInt(path(name));
        } catch (NumberFormatException e) {
            throw Refused.missing();
        }
    }

    /** A UUID in the path, likewise. */
    UUID uuid(String name) {
        try {
            return UUID.fromString(path(name));
        } catch (IllegalArgumentException e) {
            throw Refused.missing();
        }
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    Optional<String> form(String name) {
        return Optional.ofNullable(context.formParam(name));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    Body body() {
        return Body.read(context.bodyAsBytes());
    }
}
