package dev.sinew.engine.ownership;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.OrganisationNouns;
import java.util.List;
import java.util.Set;

/** Words for people and organisations, by what they have to do with a thing. */
final class PeopleWords {
    /** Words for the person that something belongs to. */
    private static final Set<String> PEOPLE = Set.of(
            "user",
            "owner",
            "customer",
            "author",
            "creator",
            "member",
            "client",
            "patient",
            "person",
            "employee",
            "profile",
            "email",
            "mail",
            "username",
            "login",
            "account",
            "holder",
            "subscriber",
            "buyer",
            "seller",
            "guest",
            "student",
            "driver",
            "rider",
            "passenger",
            "assignee",
            "requester",
            "uploader",
            "sub",
            "subject",
            "uid",
            "principal",
            "me");

    /** Words for people who take part in something that another made. */
    private static final Set<String> PARTIES = Set.of(
            "to",
            "with",
            "sender",
            "receiver",
            "recipient",
            "provider",
            "payee",
            "payer",
            "beneficiary",
            "debtor",
            "creditor",
            "counterparty",
            "invitee",
            "participant",
            "collaborator",
            "contributor",
            "editor",
            "viewer",
            "watcher",
            "attendee",
            "follower",
            "contact",
            "friend",
            "partner",
            "agent",
            "doctor",
            "teacher",
            "tutor",
            "host",
            "merchant",
            "vendor",
            "supplier",
            "tenant",
            "courier",
            "carrier",
            "consignee",
            "consignor",
            "shipper",
            "driver",
            "rider",
            "passenger",
            "delegate",
            "guardian",
            "worker",
            "reviewer",
            "assigned");

    /** Words for whose doing something is, rather than whom it is for. */
    private static final Set<String> DOERS =
            Set.of("sender", "payer", "debtor", "agent", "worker", "assigned", "reviewer");

    /** Words for whom something belongs to, rather than for somebody who has to do with it. */
    private static final Set<String> OWNERS = Set.of(
            "user",
            "owner",
            "customer",
            "author",
            "creator",
            "patient",
            "holder",
            "subscriber",
            "buyer",
            "guest",
            "uploader",
            "username",
            "createdby",
            "ownedby",
            "postedby",
            "submittedby",
            "writtenby");

    private static final Set<String> IDS = Set.of("id", "uuid", "guid", "key", "slug", "code", "number", "ref");

    /** Of which people are members, beside those for which calls are made. */
    private static final Set<String> ORGANISATIONS =
            Set.of("employer", "institution", "network", "office", "operator", "publisher", "supplier", "vendor");

    private static final Set<String> SIDES = Set.of(
            "to",
            "from",
            "sender",
            "recipient",
            "receiver",
            "payer",
            "payee",
            "buyer",
            "seller",
            "debtor",
            "creditor",
            "beneficiary",
            "counterparty",
            "source",
            "target",
            "destination");

    private static final Set<String> SOURCES =
            Set.of("from", "source", "debit", "debited", "debtor", "payer", "funding", "charge", "charged", "sender");

    private PeopleWords() {}

    /** Whether a word says whom something is for, whose doing it is not. */
    static boolean isCounterpart(String type) {
        return PARTIES.contains(type) && !DOERS.contains(type);
    }

    /** Whether a name is of one side of something that is between two: whoever it is told to is the other as often. */
    static boolean isOneSide(String field) {
        List<String> words = NameTraits.words(field);
        return !words.isEmpty() && SIDES.contains(words.getFirst());
    }

    /** Whether a name says that something is taken from what it names, as the account that is paid from: nobody but who has it may. */
    static boolean isSource(String field) {
        return NameTraits.words(field).stream().anyMatch(SOURCES::contains);
    }

    static boolean isPerson(String type) {
        return PEOPLE.contains(type) || PEOPLE.stream().anyMatch(each -> each.length() > 3 && type.endsWith(each));
    }

    /** Whether a word says whom something belongs to. */
    static boolean isOwner(String type) {
        return OWNERS.contains(type);
    }

    /** Whether a field says of an organisation that people belong to, which: {@code active_company}, {@code practiceId}. */
    static boolean isOrganisation(String field) {
        List<String> words = NameTraits.words(field);
        int last = words.size() - 1;
        String word = last > 0 && IDS.contains(words.get(last)) ? words.get(last - 1) : last < 0 ? "" : words.get(last);
        return OrganisationNouns.isOne(word) || ORGANISATIONS.contains(word);
    }

    /** Whether a word says for which organisation a call is made. */
    static boolean isTenant(String type) {
        return OrganisationNouns.isTenant(type);
    }

    /** Whether a word is for people who take part in something that another made. */
    static boolean isParty(String word) {
        return PARTIES.contains(word);
    }
}
