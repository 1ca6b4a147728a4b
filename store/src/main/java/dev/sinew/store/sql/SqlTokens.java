package dev.sinew.store.sql;

import dev.sinew.store.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tokens as a table, found by the hash of their secret. */
final class SqlTokens implements Tokens {
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final long MINUTE = 60_000_000L;

    /** What a secret begins with, so that scanners for leaked secrets know it. */
    private static final String PREFIX = "sinew_";

    private static final String COLUMNS = "id, name, scopes, created, expires, last_used, revoked, sha256";

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    SqlTokens(Database database) {
        this.database = database;
    }

    private record Kept(Token token, String sha256) {}

    @Override
    public Issued create(String name, Set<String> scopes, Instant at, Instant expires) {
        Secret secret =
                new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES)));
        Optional<Instant> end = expires.equals(Instant.MAX) ? Optional.empty() : Optional.of(expires);
        Token token = new Token(
                HexFormat.of().formatHex(random(ID_BYTES)),
                name,
                scopes,
                Micros.kept(at),
                end.map(Micros::kept),
                Optional.empty(),
                Optional.empty());
        database.change(handle -> handle.createUpdate("""
                        insert into token (id, name, scopes, sha256, created, expires)
                        values (:id, :name, :scopes, :sha256, :created, :expires)
                        """)
                .bind("id", token.id())
                .bind("name", name)
                .bind("scopes", Lines.of(token.scopes()))
                .bind("sha256", sha256(secret))
                .bind("created", Micros.of(at))
                .bind("expires", end.map(Micros::of))
                .execute());
        return new Issued(token, secret);
    }

    @Override
    public Optional<Token> find(Secret secret, Instant at) {
        String hash = sha256(secret);
        Optional<Token> found = database.read(
                        handle -> handle.createQuery("select " + COLUMNS + " from token where sha256 = :sha256")
                                .bind("sha256", hash)
                                .map((row, context) -> kept(row))
                                .findOne())
                .filter(kept -> equal(kept.sha256(), hash))
                .map(Kept::token)
                .filter(token -> token.works(at));
        found.ifPresent(token -> noteUse(token, at));
        return found;
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return database.write(
                handle -> handle.createUpdate("update token set revoked = coalesce(revoked, :at) where id = :id")
                                .bind("at", Micros.of(at))
                                .bind("id", id)
                                .execute()
                        > 0);
    }

    @Override
    public List<Token> all() {
        return database.read(handle -> handle.createQuery("select " + COLUMNS + " from token order by created, id")
                .map((row, context) -> kept(row).token())
                .list());
    }

    /** Once a minute: a use must not cost a write. */
    private void noteUse(Token token, Instant at) {
        long now = Micros.of(at);
        if (token.lastUsed().isEmpty() || now - Micros.of(token.lastUsed().get()) >= MINUTE) {
            database.change(handle -> handle.createUpdate("update token set last_used = :at where id = :id")
                    .bind("at", now)
                    .bind("id", token.id())
                    .execute());
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String sha256(Secret secret) {
        return Sha256.of(secret.text());
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Token token = new Token(
                row.getString(1),
                row.getString(2),
                Lines.set(row.getString(3)),
                Micros.instant(row.getLong(4)),
                time(row, 5),
                time(row, 6),
                time(row, 7));
        return new Kept(token, row.getString(8));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }
}
