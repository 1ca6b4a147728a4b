package dev.sinew.probe.run;

import dev.sinew.probe.identity.Session;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody whom this run signed up, with a name and an address that stand nowhere else. Belongs to one thread. */
public final class User {
    private final String username;
    private final String email;
    private final Set<String> passwords = new LinkedHashSet<>();
    private Optional<Persona> persona = Optional.empty();
    private Optional<String> id = Optional.empty();
    private boolean answered;

    User(String username, String email, String password) {
        this.username = username;
        this.email = email;
        passwords.add(password);
    }

    /** What it signed up as; the address where there are no other names. */
    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    /** The text that stands in what it says of itself, and nowhere else. */
    String canary() {
        return email.substring(0, email.indexOf('@'));
    }

    /** The password that it chose. */
    public String password() {
        return passwords.iterator().next();
    }

    /** All that its password may be by now. */
    public Set<String> passwords() {
        return passwords;
    }

    /** Says what its password may be from now on. */
    public void mayHave(String password) {
        passwords.add(password);
    }

    /** As who it asks. */
    public Persona persona() {
        return persona.orElseThrow(() -> new IllegalStateException(username + " is not logged in"));
    }

    public Session session() {
        return persona().session();
    }

    void loggedIn(Session session) {
        persona = Optional.of(new Persona(session, Set.of()));
    }

    boolean isLoggedIn() {
        return persona.isPresent();
    }

    void answered() {
        answered = true;
    }

    /** Whether its sign-up was answered. */
    boolean isAnswered() {
        return answered;
    }

    /** Its id, where something told it beside its name or address. */
    Optional<String> id() {
        return id;
    }

    void id(String told) {
        id = id.or(() -> Optional.of(told));
    }

    /** What placeholders stand for. */
    Map<String, String> values() {
        return Map.of("username", username, "email", email, "password", password());
    }

    /** Whether a value is its name or address, which are nobody else's. */
    boolean isNamed(String value) {
        return value.equals(username) || value.equalsIgnoreCase(email);
    }

    @Override
    public String toString() {
        return username;
    }
}
