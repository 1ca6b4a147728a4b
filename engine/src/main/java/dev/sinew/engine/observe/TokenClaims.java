package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.JsonText;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.OrganisationNouns;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Claims.Identifier;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what a JSON Web Token (RFC 7519) says of itself; checks no signature. */
final class TokenClaims {
    private static final int MAX_LIST = 16;
    private static final int MAX_TEXT = 128;

    /** What {@code sub} says in tokens whose maker took it for the kind of token; another claim names who it is. */
    private static final Set<String> KINDS = Set.of(
            "access",
            "access_token",
            "accesstoken",
            "access-token",
            "api",
            "auth",
            "auth_token",
            "authentication",
            "authorization",
            "bearer",
            "id_token",
            "jwt",
            "login",
            "refresh",
            "session",
            "subject",
            "token",
            "user",
            "users");
    /** The rank of such a one. */
    private static final int LEAST_TELLING = 64;

    /** Claims of the token, the application or the session, though they end like an id. */
    private static final Set<String> OF_THE_TOKEN = Set.of(
            "jti",
            "sid",
            "kid",
            "appid",
            "client_id",
            "clientid",
            "session_id",
            "sessionid",
            "tid",
            "tenant_id",
            "tenantid",
            "org_id",
            "consent_id",
            "consentid",
            "openbanking_intent_id");

    private static final Set<String> RIGHTS = Set.of(
            "scope",
            "scp",
            "scopes",
            "permissions",
            "authorities",
            "authority",
            "groups",
            "entitlements",
            "privilege",
            "privileges",
            "priv",
            "privs",
            "prv",
            "perms",
            "rol",
            "group",
            "level",
            "user_level",
            "access_level",
            "usertype",
            "user_type",
            "account_type");

    /** Roles that tokens say by a claim that is true. */
    private static final Set<String> FLAGS = Set.of(
            "admin",
            "administrator",
            "superadmin",
            "super_admin",
            "superuser",
            "super_user",
            "staff",
            "employee",
            "manager",
            "moderator",
            "operator",
            "root");

    private static final int MAX_IDENTIFIERS = 8;
    /** A signature has so many characters at least: sixteen bytes. */
    private static final int SIGNATURE = 22;

    private final PrivacyKey key;
    private final JsonTokenizer tokenizer = new JsonTokenizer(8);

    private String algorithm = "";
    private long keyId;
    private String issuer = "";
    private long subject;
    private int subjectRank;
    private long client;
    private long tenant;
    private long consent;
    private final List<String> audience = new ArrayList<>();
    private long issuedAt;
    private long notBefore;
    private long expires;
    private long signature;
    private final List<String> scopes = new ArrayList<>();
    private final List<Identifier> identifiers = new ArrayList<>();

    TokenClaims(PrivacyKey key) {
        this.key = key;
    }

    /** The claims of a token whose form was checked; what cannot be read is absent. */
    Claims read(byte[] bytes, int from, int to) {
        clear();
        int first = Ascii.indexOf(bytes, from, to, '.');
        int second = Ascii.indexOf(bytes, Math.min(first + 1, to), to, '.');
        part(bytes, from, first, true);
        if (first < to) {
            part(bytes, first + 1, second, false);
        }
        int end = to;
        while (end > second && bytes[end - 1] == '=') {
            end--;
        }
        signature = end - second > SIGNATURE ? key.print(bytes, second + 1, end) : 0;
        return new Claims(
                algorithm,
                keyId,
                issuer,
                subject,
                client,
                tenant,
                consent,
                audience,
                issuedAt,
                notBefore,
                expires,
                scopes,
                signature,
                identifiers);
    }

    private void clear() {
        algorithm = "";
        keyId = 0;
        issuer = "";
        subject = 0;
        subjectRank = Integer.MAX_VALUE;
        client = 0;
        tenant = 0;
        consent = 0;
        audience.clear();
        issuedAt = Claims.ABSENT;
        notBefore = Claims.ABSENT;
        expires = Claims.ABSENT;
        scopes.clear();
        identifiers.clear();
    }

    private void part(byte[] bytes, int from, int to, boolean header) {
        Slice json = decode(bytes, from, to);
        JsonTokenizer tokens = tokenizer.reset(json.array(), json.from(), json.to());
        String name = "";
        while (true) {
            int token = tokens.next();
            if (token == JsonTokenizer.END || token == JsonTokenizer.ERROR) {
                return;
            }
            if (token == JsonTokenizer.NAME) {
                String said =
                        Ascii.text(json.array(), tokens.start(), tokens.end()).toLowerCase(Locale.ROOT);
                // What document stores call an id.
                name = said.equals("_id") ? "id" : said;
            } else if (token == JsonTokenizer.TRUE && !header) {
                flag(name);
            } else if (token >= JsonTokenizer.STRING && token <= JsonTokenizer.DECIMAL) {
                Slice value = value(json, tokens);
                if (header) {
                    headerMember(name, value.array(), value.from(), value.to());
                } else {
                    claim(name, value.array(), value.from(), value.to(), tokens.depth());
                }
            }
        }
    }

    private static Slice decode(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == '=') {
            end--;
        }
        try {
            return Slice.of(Base64.getUrlDecoder().decode(java.util.Arrays.copyOfRange(bytes, from, end)));
        } catch (IllegalArgumentException e) {
            return Slice.EMPTY;
        }
    }

    private static Slice value(Slice json, JsonTokenizer tokens) {
        if (!tokens.escaped()) {
            return new Slice(json.array(), tokens.start(), tokens.end());
        }
        byte[] decoded = new byte[tokens.end() - tokens.start()];
        return new Slice(decoded, 0, JsonText.decode(json.array(), tokens.start(), tokens.end(), decoded, 0));
    }

    private void headerMember(String name, byte[] bytes, int from, int to) {
        if (name.equals("alg") && to - from <= 16) {
            algorithm = Ascii.text(bytes, from, to);
        } else if (name.equals("kid")) {
            keyId = key.print(bytes, from, to);
        }
    }

    private void claim(String name, byte[] bytes, int from, int to, int depth) {
        int rank = SubjectClaims.rank(name);
        if (rank != 0 || isReference(name)) {
            identifier(name, bytes, from, to);
        }
        if (rank != 0) {
            boolean kind = rank == 1
                    && to - from < 16
                    && KINDS.contains(Ascii.text(bytes, from, to).toLowerCase(Locale.ROOT));
            subject(kind ? LEAST_TELLING : rank + 8 * (depth - 1), bytes, from, to);
            return;
        }
        switch (name) {
            case "iss" -> issuer = to - from <= MAX_TEXT ? Ascii.text(bytes, from, to) : "";
            case "aud" -> add(audience, bytes, from, to);
            case "azp", "client_id", "clientid", "appid" -> client = client == 0 ? lowerPrint(bytes, from, to) : client;
            case "tid", "tenant", "tenant_id", "tenantid", "org_id" ->
                tenant = tenant == 0 ? key.print(bytes, from, to) : tenant;
            case "openbanking_intent_id", "consent_id", "consentid" ->
                consent = consent == 0 ? key.print(bytes, from, to) : consent;
            case "iat" -> issuedAt = number(bytes, from, to);
            case "nbf" -> notBefore = number(bytes, from, to);
            case "exp" -> expires = number(bytes, from, to);
            default -> {
                if (isOfRights(name)) {
                    scopes(bytes, from, to);
                } else if (to - from == 1 && bytes[from] == '1') {
                    flag(name);
                }
            }
        }
    }

    /** Whether a claim lists rights or roles, also under a namespace of its own such as {@code https://example.com/roles}. */
    private static boolean isOfRights(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
        return RIGHTS.contains(last) || last.endsWith("role") || last.endsWith("roles");
    }

    /** A role that is said by yes, such as {@code is_admin}. */
    private void flag(String name) {
        String role = name.startsWith("is_") ? name.substring(3) : name.startsWith("is") ? name.substring(2) : name;
        if (FLAGS.contains(role) && scopes.size() < MAX_LIST) {
            scopes.add(role);
        }
    }

    private void subject(int rank, byte[] bytes, int from, int to) {
        if (rank < subjectRank && to > from) {
            subjectRank = rank;
            subject = lowerPrint(bytes, from, to);
        }
    }

    /** Whether a claim names something of the subject's rather than of the token. */
    private static boolean isReference(String name) {
        return !OF_THE_TOKEN.contains(name)
                && (OrganisationNouns.isOne(name)
                        || name.endsWith("id")
                        || name.endsWith("number")
                        || name.endsWith("account")
                        || name.endsWith("email"));
    }

    private void identifier(String name, byte[] bytes, int from, int to) {
        if (identifiers.size() < MAX_IDENTIFIERS && to > from && to - from <= 64) {
            ValueFormat format = Formats.of(bytes, from, to, CharClass.signature(bytes, from, to));
            boolean anyCase = format == ValueFormat.EMAIL || format == ValueFormat.UUID;
            identifiers.add(new Identifier(name, anyCase ? lowerPrint(bytes, from, to) : key.print(bytes, from, to)));
        }
    }

    private long lowerPrint(byte[] bytes, int from, int to) {
        byte[] lower = new byte[to - from];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) Ascii.lower(bytes[from + i]);
        }
        return key.print(lower, 0, lower.length);
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = Ascii.number(bytes, from, Ascii.indexOf(bytes, from, to, '.'));
        return value < 0 ? Claims.ABSENT : value;
    }

    private void scopes(byte[] bytes, int from, int to) {
        for (String scope : Ascii.text(bytes, from, to).split("[ ,]", MAX_LIST)) {
            if (scopes.size() < MAX_LIST && scope.length() <= 48 && isRight(scope)) {
                scopes.add(scope);
            }
        }
    }

    private static void add(List<String> list, byte[] bytes, int from, int to) {
        if (list.size() < 8 && to - from <= MAX_TEXT) {
            list.add(Ascii.text(bytes, from, to));
        }
    }

    /** The name of a right has letters, and no {@code @}, which would make it a person's. */
    private static boolean isRight(String scope) {
        return scope.chars().anyMatch(Character::isLetter) && scope.indexOf('@') < 0 && !scope.contains(" ");
    }
}
