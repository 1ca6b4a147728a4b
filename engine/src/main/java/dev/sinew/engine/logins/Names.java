package dev.sinew.engine.logins;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.SecretNames;
import dev.sinew.model.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What names of fields and words of paths say about getting in, remembered. Belongs to one thread. */
final class Names {
    /** Names somebody. */
    static final int PERSON = 1;
    /** Holds a password, where its value is hidden. */
    static final int PASSWORD = 1 << 1;
    /** Holds what the password shall be, or the same typed again. */
    static final int NEXT = 1 << 2;
    /** Holds a code where the path says so. */
    static final int CODE = 1 << 3;
    /** A secret that is an application's. */
    static final int CLIENT = 1 << 4;
    /** What is asked of a payment card. */
    static final int CARD = 1 << 5;
    /** A token. */
    static final int TOKEN = 1 << 6;
    /** A place where one gets in, makes an account or comes back into one. */
    static final int ENTRANCE = 1 << 7;
    /** A place that takes codes. */
    static final int TAKES_CODES = 1 << 8;
    /** A place where accounts are made. */
    static final int CREATES = 1 << 9;
    /** A place where one logs in. */
    static final int LOGIN = 1 << 10;

    /** A place where one logs out. */
    static final int LEAVES = 1 << 11;
    /** A place where a token that is named ends. */
    static final int REVOKES = 1 << 12;

    /** A place where a code is worth something to whoever has it: vouchers, letters, invitations. */
    static final int REDEEMS = 1 << 13;
    /** A place where a price is lowered. */
    static final int LOWERS = 1 << 14;

    /** A number that was given to somebody who need not log in: of an order, a booking, a policy. */
    static final int NUMBER = 1 << 15;
    /** What such a number is asked for together with, as only its owner is thought to know it. */
    static final int KNOWN = 1 << 16;

    private static final Set<String> NUMBERS =
            Set.of("number", "no", "nr", "num", "code", "reference", "ref", "id", "locator");
    private static final Set<String> NUMBERED = Set.of(
            "order",
            "booking",
            "reservation",
            "confirmation",
            "policy",
            "ticket",
            "invoice",
            "customer",
            "contract",
            "case",
            "claim",
            "application",
            "parcel",
            "shipment",
            "tracking",
            "membership",
            "record");
    private static final Set<String> KNOWINGS = Set.of(
            "lastname",
            "surname",
            "familyname",
            "email",
            "mail",
            "birthdate",
            "dateofbirth",
            "birthday",
            "dob",
            "zip",
            "zipcode",
            "postcode",
            "postalcode",
            "phone");

    private static final Set<String> LEAVING = Set.of("logout", "logoff", "signout", "endsession");
    private static final Set<String> REVOKING = Set.of("revoke", "revocation");
    private static final int MOST = 4_096;
    private static final int LONGEST = 32;
    private static final Set<String> CODE_PLACES = Set.of(
            "otp",
            "totp",
            "2fa",
            "mfa",
            "pin",
            "verify",
            "verification",
            "challenge",
            "code",
            "reset",
            "recover",
            "recovery",
            "forgot",
            "activate",
            "activation",
            "confirm",
            "confirmation",
            "stepup",
            "factor");
    private static final Set<String> REDEEMING = Set.of(
            "redeem",
            "redemption",
            "redemptions",
            "voucher",
            "vouchers",
            "giftcard",
            "giftcards",
            "topup",
            "invitation",
            "invitations",
            "invite");
    /** What lowers a price is handed out to everybody, and programs in browsers try a dozen: no secret. */
    private static final Set<String> OPEN =
            Set.of("coupon", "coupons", "promo", "promos", "promotion", "promotions", "discount");

    private static final Set<String> CODES = Set.of("code", "token", "voucher");
    private static final Set<String> LOGINS = Set.of(
            "login",
            "logon",
            "signin",
            "auth",
            "authenticate",
            "authentication",
            "token",
            "tokens",
            "session",
            "sessions",
            "oauth",
            "jwt");
    private static final Set<String> CREATING =
            Set.of("signup", "register", "registration", "registrations", "createuser", "createaccount", "enroll");
    private static final Set<String> ENTRANCES = Set.of(
            "password",
            "passwords",
            "question",
            "exists",
            "exist",
            "available",
            "availability",
            "lookup",
            "identify",
            "taken",
            "unique",
            "securityquestion",
            "checkemail",
            "checkusername");

    private final Map<String, Integer> fields = new HashMap<>();
    private final Map<String, Integer> words = new HashMap<>();

    /** What a field's name says. */
    int ofField(String name) {
        return remembered(fields, name, Names::field);
    }

    /** What a word of a path or a selector says. */
    int ofPlace(String text) {
        return text.isEmpty() ? 0 : remembered(words, text, Names::place);
    }

    /** What a segment of a path says, where it is a word. */
    int ofPlace(Segment segment) {
        return switch (segment.format()) {
            case DIGITS, UUID, HEX, EMAIL, EMPTY -> 0;
            default -> segment.length() > LONGEST ? 0 : ofPlace(segment.text());
        };
    }

    private static int remembered(Map<String, Integer> known, String name, ToIntFunction<String> says) {
        Integer bits = known.get(name);
        if (bits == null) {
            bits = says.applyAsInt(name);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(name, bits);
        }
        return bits;
    }

    private static int field(String name) {
        int traits = NameTraits.of(name);
        List<String> parts = NameTraits.words(name);
        int bits = (traits & NameTraits.LOGIN_NAME) != 0 ? PERSON : 0;
        boolean code = !parts.isEmpty() && CODES.contains(parts.getLast());
        bits |= SecretNames.isPassword(parts) && !code ? PASSWORD : 0;
        bits |= SecretNames.isNext(parts) ? NEXT : 0;
        bits |= SecretNames.isCardCode(parts) ? CARD : 0;
        bits |= parts.contains("client") || parts.contains("app") ? CLIENT : 0;
        bits |= (traits & NameTraits.TOKEN) != 0 ? TOKEN : 0;
        String joined = String.join("", parts);
        bits |= isNumber(parts) || joined.equals("pnr") ? NUMBER : 0;
        bits |= KNOWINGS.contains(joined) ? KNOWN : 0;
        return bits | (code ? CODE : 0);
    }

    private static boolean isNumber(List<String> parts) {
        return parts.size() > 1 && NUMBERS.contains(parts.getLast()) && NUMBERED.contains(parts.get(parts.size() - 2));
    }

    private static int place(String text) {
        List<String> parts = NameTraits.words(text);
        String joined = String.join("", parts);
        int bits = says(parts, joined, CODE_PLACES) ? TAKES_CODES | ENTRANCE : 0;
        bits |= says(parts, joined, LOGINS) ? LOGIN | ENTRANCE : 0;
        bits |= says(parts, joined, CREATING) ? CREATES | ENTRANCE : 0;
        bits |= says(parts, joined, LEAVING) ? LEAVES | ENTRANCE : 0;
        bits |= says(parts, joined, REDEEMING) ? REDEEMS : 0;
        bits |= says(parts, joined, OPEN) ? LOWERS : 0;
        bits |= says(parts, joined, REVOKING) ? REVOKES | ENTRANCE : 0;
        return bits | (says(parts, joined, ENTRANCES) ? ENTRANCE : 0);
    }

    private static boolean says(List<String> parts, String joined, Set<String> wanted) {
        return wanted.contains(joined) || any(parts, wanted);
    }

    private static boolean any(List<String> parts, Set<String> wanted) {
        return parts.stream().anyMatch(wanted::contains);
    }
}
