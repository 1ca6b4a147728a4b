package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Open banking: programs of third parties, what customers let them see, and what they then see. */
final class ConsentDesk {
    private static final String CONSENT = "/v2/consents/{consentId}";
    private static final String BANKING = "/v2/open-banking/accounts";
    private static final String HEADER = "X-Consent-Id";
    private static final int MOST_CONSENTS = 20_000;

    private final Office office;

    ConsentDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v2/oauth/token", "A token for a program (client_credentials)", 200, this::token)
                        .by(Needs.NOTHING)
                        .taking("form grant_type:string! client_id:string! client_secret:string!")
                        .answering("access_token:string! token_type:string! expires_in:integer!"),
                Route.post("/v2/consents", "Ask for a consent", 201, this::ask)
                        .by(Needs.PROGRAM)
                        .taking("permissions:[string]!")
                        .answering("Consent"),
                Route.get("/v2/consents", "What I consented to", this::list).answering("consents:[Consent]!"),
                Route.get(
                                CONSENT,
                                "One consent",
                                call -> Answer.ok(involved(call).face()))
                        .by(Needs.PERSON_OR_PROGRAM)
                        .answering("Consent"),
                Route.post(CONSENT + "/authorisation", "Give a consent for accounts", 200, this::authorise)
                        .taking("accountIds:[integer]!")
                        .answering("Consent"),
                Route.delete(CONSENT, "End a consent", this::revoke).by(Needs.PERSON_OR_PROGRAM),
                Route.get(BANKING, "The accounts of a consent", this::accounts)
                        .by(Needs.PROGRAM)
                        .answering("accounts:[Account]!"),
                Route.get(BANKING + "/{accountId}", "One account of a consent", this::account)
                        .by(Needs.PROGRAM)
                        .answering("Account"),
                Route.get(BANKING + "/{accountId}/transactions", "Its bookings", this::transactions)
                        .by(Needs.PROGRAM)
                        .paged("transactions", "Transaction"));
    }

    private Answer token(Call call) {
        if (!call.form("grant_type").orElse("").equals("client_credentials")) {
            throw new Refused(400, "unsupported_grant_type", "grant_type is client_credentials.");
        }
        String client = call.form("client_id").orElse("");
        String hash = office.clientSecrets.get(client);
        String secret = call.form("client_secret").orElse("");
        if (hash == null) {
            Passwords.pretend(secret);
            throw new Refused(401, "invalid_client", "Client or secret is wrong.");
        }
        if (!Passwords.fits(secret, hash)) {
            throw new Refused(401, "invalid_client", "Client or secret is wrong.");
        }
        return Answer.ok(Face.of(
                "access_token",
                office.tokens.program(client, office.ledger.now()),
                "token_type",
                "Bearer",
                "expires_in",
                (int) Tokens.PROGRAMS.toSeconds()));
    }

    private static String client(Call call) {
        if (call.caller() instanceof Caller.Program program) {
            return program.client();
        }
        throw Refused.forbidden();
    }

    private Answer ask(Call call) {
        Set<String> permissions = new LinkedHashSet<>(call.body().texts("permissions"));
        if (!Consent.PERMISSIONS.containsAll(permissions)) {
            throw Refused.invalid("permissions are of " + Consent.PERMISSIONS + ".");
        }
        if (office.ledger.consents.size() >= MOST_CONSENTS) {
            throw Refused.conflict("There are too many consents.");
        }
        String id = "consent-" + UUID.randomUUID();
        Consent consent = new Consent(id, client(call), permissions, office.ledger.now());
        office.ledger.consents.put(id, consent);
        return Answer.created("/v2/consents/" + id, consent.face());
    }

    private Answer list(Call call) {
        Optional<UUID> me = Optional.of(call.person().id);
        Instant until = office.visibleUntil();
        return Answer.ok(Face.list(
                "consents",
                office.ledger.consents.values().stream()
                        .filter(consent -> consent.customer.equals(me) && !consent.created.isAfter(until))
                        .toList(),
                Consent::face));
    }

    private Consent consent(String id) {
        Consent consent = office.ledger.consents.get(id);
        if (consent == null) {
            throw Refused.missing();
        }
        return consent;
    }

    /** The consent, for the program that asked for it and the customer who gave it. */
    private Consent involved(Call call) {
        Consent consent = consent(call.path("consentId"));
        boolean involved = switch (call.caller()) {
            case Caller.Program program -> consent.client.equals(program.client());
            case Caller.Person person -> consent.customer.equals(Optional.of(person.customer().id));
            case Caller.Nobody nobody -> false;
        };
        if (!involved) {
            throw Refused.forbidden();
        }
        return consent;
    }

    /** Any customer may give a consent that nobody gave yet, for accounts of their own. */
    private Answer authorise(Call call) {
        Customer me = call.person();
        Consent consent = consent(call.path("consentId"));
        if (consent.customer.isPresent() && !consent.customer.equals(Optional.of(me.id))) {
            throw Refused.forbidden();
        }
        if (consent.state != Consent.State.AWAITING) {
            throw Refused.conflict("The consent is " + consent.state + ".");
        }
        List<Integer> wanted = call.body().integers("accountIds");
        wanted.forEach(id -> office.access.own(call, id));
        consent.customer = Optional.of(me.id);
        consent.accounts.addAll(wanted);
        consent.state = Consent.State.AUTHORISED;
        return Answer.ok(consent.face());
    }

    private Answer revoke(Call call) {
        involved(call).state = Consent.State.REVOKED;
        return Answer.done();
    }

    /** The consent that the call names, which stands and lets the program see this. */
    private Consent standing(Call call, String permission) {
        String client = client(call);
        String id = call.header(HEADER).orElseThrow(() -> Refused.malformed(HEADER + " is missing."));
        return Optional.ofNullable(office.ledger.consents.get(id))
                .filter(consent -> consent.client.equals(client))
                .filter(consent -> consent.state == Consent.State.AUTHORISED)
                .filter(consent -> consent.permissions.contains(permission))
                .orElseThrow(Refused::forbidden);
    }

    private Answer accounts(Call call) {
        Consent consent = standing(call, "accounts");
        return Answer.ok(Face.list(
                "accounts",
                consent.accounts.stream()
                        .map(office.ledger::account)
                        .filter(account -> isHeld(account, consent))
                        .toList(),
                Account::face));
    }

    private Answer account(Call call) {
        return Answer.ok(within(standing(call, "accounts"), call).face());
    }

    private Answer transactions(Call call) {
        return AccountDesk.transactions(within(standing(call, "transactions"), call), call);
    }

    private Account within(Consent consent, Call call) {
        Account account = office.ledger.account(call.number("accountId"));
        if (!consent.accounts.contains(account.id) || !isHeld(account, consent)) {
            throw Refused.forbidden();
        }
        return account;
    }

    private static boolean isHeld(Account account, Consent consent) {
        return !account.closed
                && consent.customer.map(account.holders::contains).orElse(false);
    }
}
