package dev.sinew.demo.bank;

/** What can be wrong with the bank. Each is off unless asked for, and touches what it says and nothing else. */
public enum Flaw {
    /** The PIN of anybody's card can be changed by any customer. */
    FOREIGN_CARD_PIN,
    /** Any account, with its bookings and cards, can be read by any customer. */
    FOREIGN_ACCOUNT,
    /** Money can be moved out of any account by any customer. */
    FOREIGN_TRANSFER_SOURCE,
    /** A card is looked up by its own id alone; that it belongs to the account in the path is not checked. */
    FOREIGN_PARENT,
    /** Statements are handed out without a token. */
    NO_TOKEN_CHECK,
    /** Tokens that say {@code alg: none} count without a signature. */
    ALG_NONE,
    /** Tokens count after their end. */
    EXPIRED_ACCEPTED,
    /** Tokens are signed with the word {@code secret}. */
    WEAK_KEY,
    /** The signature of a token is not looked at. */
    SIGNATURE_UNCHECKED,
    /** Customers may do what is for staff. */
    CUSTOMER_AS_ADMIN,
    /** A change of the profile takes {@code role} too, and one of an account {@code balance}. */
    MASS_ASSIGNMENT,
    /** The profile shows the hash of the password. */
    PASSWORD_HASH_SHOWN,
    /** Passwords may be tried without end. */
    LOGIN_UNLIMITED,
    /** One-time codes may be tried without end. */
    CODE_UNLIMITED,
    /** A webhook may call any address, also those inside, and tells what it got. */
    WEBHOOK_ANYWHERE,
    /** A failed login tells whether there is such a user. */
    USER_ENUMERATION,
    /** Tokens count after the logout. */
    LOGOUT_IGNORED,
    /** The first version of the API is still there and checks nothing. */
    V1_UNCHECKED
}
