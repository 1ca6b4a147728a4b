package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Exchange;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.Sealed;
import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ties the tokens that an answer hands out to the account that the request named, or to the token that it renews.
 *
 * <p>Whoever sends a request chooses every word of it, so a name counts only where the answer shows that it was checked: with a
 * secret, at a success, and not beside another proof that the server may have gone by instead. A tie that is missed counts a
 * person twice; a wrong one makes two people one and hides what one does to the other.
 */
final class TokenLinks {
    private static final int MAX_LINKS = 8;
    private static final Set<Kind> KEYS = EnumSet.of(Kind.API_KEY_HEADER, Kind.API_KEY_QUERY, Kind.BASIC, Kind.DIGEST);
    private static final Set<String> LOGIN_PLACES = Set.of(
            "login",
            "logins",
            "logon",
            "signin",
            "sign",
            "signup",
            "auth",
            "authenticate",
            "authentication",
            "authorize",
            "token",
            "tokens",
            "oauth",
            "session",
            "sessions",
            "register",
            "registration",
            "sso",
            "verify",
            "otp",
            "mfa",
            "jwt",
            "identity");
    private static final Set<String> RENEWING = Set.of(
            "refresh", "refreshtoken", "renew", "renewal", "rotate", "extend", "prolong", "reissue", "keepalive");
    /** What a request says of the token that it wants, and not of whom that is to be. */
    private static final Set<String> OF_TOKEN = Set.of(
            "refresh",
            "renew",
            "force",
            "new",
            "remember",
            "scope",
            "scopes",
            "expires",
            "expiry",
            "ttl",
            "lifetime",
            "format");
    /** Where what is handed out is for whoever comes next. */
    private static final Set<String> LEAVING = Set.of("logout", "logoff", "signout", "revoke");

    /** Where the session that was sent is over, or never was one. */
    private static final Set<Integer> ENDED = Set.of(401, 419, 440);

    /** Tokens that protect a form or a device and prove nobody. */
    private static final Set<String> NO_PROOF = Set.of(
            "csrf",
            "xsrf",
            "captcha",
            "recaptcha",
            "antiforgery",
            "forgery",
            "authenticity",
            "verification",
            "nonce",
            "state",
            "device",
            "push",
            "fcm",
            "firebase",
            "notification");
    /** What a form's guard is called in Laravel. */
    private static final String GUARD = "_token";

    private final Clients clients;

    TokenLinks(Clients clients) {
        this.clients = clients;
    }

    /**
     * The links of one exchange, which was observed as {@code request} and {@code answer}.
     *
     * @param status the answer's, or -1
     * @param asked the request's fields
     * @param answered the answer's fields
     * @param segments the request's path
     * @param selector what beside the path says which operation it is
     * @param proofs the request's credentials
     */
    List<Link> of(
            Exchange exchange,
            int status,
            Message request,
            Message answer,
            Fields asked,
            Fields answered,
            List<Segment> segments,
            String selector,
            List<Credential> proofs) {
        boolean handed = !answer.tokens().isEmpty();
        boolean named =
                request.logins().print() != 0 && (request.secretSeen() || (handed && GivenCodes.areTyped(asked)));
        boolean alone = request.logins().print() != 0 && !request.secretSeen();
        if (status < 200 || status >= 400 || (!handed && !named && !alone)) {
            if (!handed || status < 400) {
                return List.of();
            }
            // Whose session has ended goes on as nobody.
            return ENDED.contains(status) ? opened(request, answer, proofs) : rolls(request, answer, proofs);
        }
        Grant grant = Grant.of(asked);
        RequestPlace place = new RequestPlace(segments, selector);
        // An application that trades a code or an old token for a new one names itself beside it, and nobody else.
        if (!named
                && alone
                && grant == Grant.NONE
                && !request.logins().isClientOnly()
                && place.says(Challenges.PLACES)) {
            return challenge(request, answered);
        }
        if (named && isLogin(grant, request, asked, proofs, place)) {
            LoginOutcome outcome = LoginOutcome.of(exchange, answered);
            if (outcome == LoginOutcome.FAILED) {
                return rolls(request, answer, proofs);
            }
            List<Link> fresh = login(answer.tokens(), request, proofs, outcome);
            if (!fresh.isEmpty() || (handed && !isSetAgain(answer, proofs))) {
                return fresh;
            }
            List<Link> same = upgrade(request, proofs, status >= 300 || repeatsName(request, answered), outcome);
            // What a load balancer hands out may look like a session, too: it is none where the one that was there goes
            // on.
            return same.isEmpty() ? login(answer.perhaps, request, proofs, outcome) : same;
        }
        if (!handed || grant == Grant.OTHER || grant == Grant.PASSWORD) {
            return List.of();
        }
        if (place.says(LEAVING) || LoginOutcome.leadsBack(exchange)) {
            return List.of();
        }
        boolean answers = answered(request, asked) >= 0;
        if (proofs.isEmpty() && request.tokens().isEmpty() && grant != Grant.CODE && !answers) {
            return opened(request, answer, proofs);
        }
        return renewal(grant, request, answer, asked, proofs, place);
    }

    /** What is to be sent back with a code, given for a name alone. */
    private List<Link> challenge(Message request, Fields answered) {
        int row = Challenges.in(answered);
        return row < 0
                ? List.of()
                : List.of(new Link(
                        Link.Kind.CHALLENGED,
                        request.logins().print(),
                        answered.print(row),
                        answered.path(row).text(),
                        clients.seal(request.logins().shown())));
    }

    private static boolean isLogin(
            Grant grant, Message request, Fields asked, List<Credential> proofs, RequestPlace place) {
        boolean byName = request.logins().isClientOnly()
                ? grant == Grant.CLIENT || (grant == Grant.NONE && !GivenCodes.areGiven(asked))
                : grant == Grant.PASSWORD || (grant == Grant.NONE && !GivenCodes.areGiven(asked));
        boolean otherToken =
                request.tokens().stream().anyMatch(each -> isSaid(each.path().location()) && isProof(each.path()));
        boolean proven = proofs.stream().anyMatch(each -> !KEYS.contains(each.kind()));
        return byName && !otherToken && (!proven || place.says(LOGIN_PLACES));
    }

    private List<Link> login(List<Handed> tokens, Message request, List<Credential> proofs, LoginOutcome outcome) {
        Sealed name = clients.seal(request.logins().shown());
        List<Link> links = new ArrayList<>(2);
        for (Handed token : tokens) {
            boolean body = token.path().location() == Location.BODY;
            if (isNew(token, request, proofs, links) && (body || outcome == LoginOutcome.SUCCEEDED)) {
                links.add(new Link(
                        Link.Kind.LOGIN,
                        request.logins().print(),
                        token.print(),
                        token.path().text(),
                        name));
            }
        }
        return links;
    }

    /** Whether an answer tells whom it let in: one that is no error may still refuse, in words of its own. */
    private static boolean repeatsName(Message request, Fields answered) {
        for (int row = 0; row < answered.count(); row++) {
            if (answered.print(row) == request.logins().print()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that an answer hands out is what came with the request: the session that was there goes on, for longer. */
    private static boolean isSetAgain(Message answer, List<Credential> proofs) {
        return answer.tokens().stream()
                .allMatch(token -> proofs.stream().anyMatch(each -> each.print() == token.print()));
    }

    /** A login may leave the session that it found, and lead on or say who is logged in. */
    private List<Link> upgrade(Message request, List<Credential> proofs, boolean says, LoginOutcome outcome) {
        for (Credential proof : proofs) {
            if (says && outcome == LoginOutcome.SUCCEEDED && proof.kind() == Kind.SESSION_COOKIE) {
                return List.of(new Link(
                        Link.Kind.LOGIN,
                        request.logins().print(),
                        proof.print(),
                        proof.place(),
                        clients.seal(request.logins().shown())));
            }
        }
        return List.of();
    }

    /** The row of what is sent back with a code or a secret, or -1. */
    private static int answered(Message request, Fields asked) {
        return request.secretSeen() || GivenCodes.areTyped(asked) ? Challenges.in(asked) : -1;
    }

    /** The session that an answer begins for somebody who proved nothing. */
    private static List<Link> opened(Message request, Message answer, List<Credential> proofs) {
        for (Handed token : answer.tokens()) {
            boolean cookie = token.path().location() == Location.COOKIE;
            if (cookie && isNew(token, request, proofs, List.of())) {
                return List.of(new Link(
                        Link.Kind.OPENED, 0, token.print(), token.path().text(), Sealed.NONE));
            }
        }
        return List.of();
    }

    private static List<Link> renewal(
            Grant grant, Message request, Message answer, Fields asked, List<Credential> proofs, RequestPlace place) {
        long given = given(grant, request, asked, proofs, place);
        List<Link> links = new ArrayList<>(2);
        for (Handed token : answer.tokens()) {
            long old = isCode(token) || isRemembering(token) ? session(proofs) : rolled(token, proofs);
            if (old == 0 && !isListed(token.path())) {
                old = given;
            }
            if (old != 0 && isNew(token, request, proofs, links)) {
                links.add(new Link(
                        Link.Kind.REFRESH, old, token.print(), token.path().text(), Sealed.NONE));
            }
        }
        return links;
    }

    /** Whether it is the code of a redirect: whoever has a session there is given a token for it. */
    private static boolean isCode(Handed token) {
        return token.path().location() == Location.HEADER && token.path().name().equals("code");
    }

    /** Whether it is a cookie that lets somebody in again later, given to whoever is in already. */
    private static boolean isRemembering(Handed token) {
        return token.path().location() == Location.COOKIE
                && Credentials.isRemembered(token.path().name().toLowerCase(Locale.ROOT));
    }

    private static long session(List<Credential> proofs) {
        return proofs.size() == 1 && !KEYS.contains(proofs.getFirst().kind())
                ? proofs.getFirst().print()
                : 0;
    }

    /** The session that goes on under a new value, as where its cookie is sealed anew with every answer, be it a refusal. */
    private static List<Link> rolls(Message request, Message answer, List<Credential> proofs) {
        List<Link> links = new ArrayList<>(1);
        for (Handed token : answer.tokens()) {
            long old = rolled(token, proofs);
            if (old != 0 && isNew(token, request, proofs, links)) {
                links.add(new Link(
                        Link.Kind.REFRESH, old, token.print(), token.path().text(), Sealed.NONE));
            }
        }
        return links;
    }

    /** The credential that a header or cookie of the same name replaces, or 0. */
    private static long rolled(Handed token, List<Credential> proofs) {
        if (token.path().location() == Location.BODY) {
            return 0;
        }
        for (Credential proof : proofs) {
            boolean personal = !KEYS.contains(proof.kind());
            if (personal && proof.place().equalsIgnoreCase(token.path().name())) {
                return proof.print();
            }
        }
        return 0;
    }

    /** What a request gives for a new token, or 0. */
    private static long given(Grant grant, Message request, Fields asked, List<Credential> proofs, RequestPlace place) {
        if (grant == Grant.CLIENT) {
            return proofs.isEmpty() ? 0 : proofs.getFirst().print();
        }
        if (grant == Grant.CODE) {
            return GivenCodes.in(asked);
        }
        boolean renewing = grant == Grant.REFRESH || place.says(RENEWING);
        long named = 0;
        for (Handed sent : request.tokens()) {
            if (NameTraits.words(sent.path().fieldName()).stream().anyMatch(RENEWING::contains)) {
                return sent.print();
            }
            boolean ofApplication =
                    proofs.stream().anyMatch(each -> each.print() == sent.print() && KEYS.contains(each.kind()));
            named = named == 0 && isProof(sent.path()) && !ofApplication ? sent.print() : named;
        }
        if (renewing && named != 0) {
            return named;
        }
        int challenge = answered(request, asked);
        if (challenge >= 0) {
            return asked.print(challenge);
        }
        boolean exchanging = place.says(LOGIN_PLACES) && saysOfNobody(asked);
        for (Credential proof : proofs) {
            boolean mayRenew = renewing && !KEYS.contains(proof.kind());
            if (mayRenew || (exchanging && isOwn(proof))) {
                return proof.print();
            }
        }
        return 0;
    }

    private static boolean isSaid(Location location) {
        return location == Location.BODY || location == Location.QUERY;
    }

    /** Whether a request says nothing, or only of the token that it wants. */
    private static boolean saysOfNobody(Fields asked) {
        for (int row = 0; row < asked.count(); row++) {
            FieldPath path = asked.path(row);
            if (isSaid(path.location())
                    && NameTraits.words(path.fieldName()).stream().noneMatch(OF_TOKEN::contains)) {
                return false;
            }
        }
        return true;
    }

    /** A name and password of one's own, or a session, given for a token. */
    private static boolean isOwn(Credential proof) {
        return proof.kind() == Kind.BASIC || proof.kind() == Kind.SESSION_COOKIE || proof.kind() == Kind.JWT_COOKIE;
    }

    private static boolean isNew(Handed token, Message request, List<Credential> proofs, List<Link> links) {
        return links.size() < MAX_LINKS
                && isProof(token.path())
                && request.tokens().stream().noneMatch(sent -> sent.print() == token.print())
                && proofs.stream().noneMatch(proof -> proof.print() == token.print())
                && links.stream().noneMatch(link -> link.to() == token.print());
    }

    private static boolean isProof(FieldPath path) {
        String name = path.fieldName();
        return !name.equals(GUARD) && NameTraits.words(name).stream().noneMatch(NO_PROOF::contains);
    }

    static boolean isListed(FieldPath path) {
        for (FieldPath at = path; at.depth() > 0; at = at.parent()) {
            if (at.isOfMany()) {
                return true;
            }
        }
        return false;
    }
}
