package dev.sinew.engine.logins;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.logins.Try.Kind;
import dev.sinew.engine.observe.LoginOutcome;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.model.BodyKind;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads off an exchange whether somebody tried to get in: by what it holds, a name beside a password or a code, or basic
 * authentication; by the words of its path only where a name stands alone or a code looks like any number. Belongs to one thread.
 */
final class TryReader {
    private static final int FEW_SEGMENTS = 3;
    private static final int LONGEST_TYPED = 8;
    private static final int LONGEST_CODE = 10;
    private static final int SHORTEST_CODE = 3;
    private static final int LONGEST_VOUCHER = 24;
    private static final int SHORTEST_TOKEN = 16;
    private static final int ROWS = 32;
    private static final int MOST_OF_PAIR = 3;
    private static final Optional<Try> NONE = Optional.empty();

    private final Names names = new Names();
    private final Accounts accounts;

    /** The key of the caller that an account is, by a name that people log in with and the api. */
    @FunctionalInterface
    interface Accounts {
        long of(long name, String api);
    }

    /** What a request says, as far as it was read. */
    private static final class Said {
        private int place;
        private int name = -1;
        private int password = -1;
        private int code = -1;
        private long next;
        private boolean sets;
        private boolean again;
        private long token;
        private int values;
        private int number = -1;
        private int known = -1;

        /** Whether it is a number that was given to somebody with what its owner alone is thought to know, and hardly anything else. */
        boolean isPair() {
            return number >= 0 && known >= 0 && values <= MOST_OF_PAIR;
        }
    }

    TryReader(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether an answer without a telling status says that it worked. */
    LoginOutcome says(Observation observation) {
        boolean told = observation.status() < 300 && observation.answerBody().kind() != BodyKind.HTML;
        return told ? LoginOutcome.fields(observation.answer()) : LoginOutcome.UNTOLD;
    }

    /** Whether an exchange shows that accounts are made where it happened. */
    boolean creates(Observation observation) {
        return observation.status() == 201 && (place(observation) & Names.LOGIN) == 0;
    }

    /** The try that an exchange is; {@code caller} is the key of who made it, or 0. */
    Optional<Try> read(Observation observation, long caller) {
        if (observation.status() < 200
                || observation.timeMicros() == Exchange.TIME_UNKNOWN
                || observation.has(Trait.OUTGOING)
                || (observation.client().print() == 0 && caller == 0)) {
            return NONE;
        }
        boolean secret = hasSecret(observation.classHits());
        Credential basic = secret ? null : basic(observation.credentials());
        if (basic != null) {
            boolean told = observation.status() == 401 || observation.status() == 403 || observation.status() < 400;
            return told ? Optional.of(basic(observation, basic)) : NONE;
        }
        int place = place(observation);
        boolean anonymous = observation.credentials().isEmpty()
                && observation.headersKnown()
                && !observation.has(Trait.PRIVATE_CLIENT);
        boolean redeems = redeems(place);
        boolean entrance = secret || anonymous || (place & Names.ENTRANCE) != 0;
        if (!entrance && !redeems) {
            return NONE;
        }
        Said said = said(observation, place);
        if (!entrance && said.code < 0) {
            return NONE;
        }
        if (said.isPair() && said.password < 0 && said.code < 0) {
            return Optional.of(pair(observation, caller, said));
        }
        return said.password >= 0 || said.code >= 0
                ? Optional.of(proof(observation, caller, said))
                : name(observation, caller, said, secret);
    }

    private static boolean redeems(int place) {
        return (place & (Names.REDEEMS | Names.LOWERS)) == Names.REDEEMS;
    }

    private int place(Observation observation) {
        List<Segment> segments = observation.segments();
        int place = names.ofPlace(observation.selector());
        int end = segments.size();
        while (end > 0 && segments.get(end - 1).format() == ValueFormat.EMPTY) {
            end--;
        }
        for (int i = Math.max(0, end - FEW_SEGMENTS); i < end; i++) {
            place |= names.ofPlace(segments.get(i));
        }
        return place;
    }

    private static boolean hasSecret(List<ClassHit> hits) {
        for (ClassHit hit : hits) {
            if (hit.side() == Side.REQUEST
                    && (hit.dataClass().equals(DataClass.PASSWORD.id())
                            || hit.dataClass().equals(DataClass.PASSWORD_HASH.id()))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Credential basic(List<Credential> credentials) {
        for (Credential credential : credentials) {
            if (credential.kind() == Credential.Kind.BASIC
                    && credential.claims().subject() != 0) {
                return credential;
            }
        }
        return null;
    }

    private Said said(Observation observation, int place) {
        Said said = new Said();
        said.place = place;
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            Location location = request.path(row).location();
            if ((location == Location.BODY || location == Location.QUERY) && request.print(row) != 0) {
                int bits = names.ofField(request.path(row).fieldName());
                said.values++;
                said.number = (bits & Names.NUMBER) != 0 ? row : said.number;
                said.known = (bits & Names.KNOWN) != 0 ? row : said.known;
                row(said, request, row, bits);
            }
        }
        said.again = said.password >= 0 && said.next == request.print(said.password);
        return said;
    }

    private static void row(Said said, Fields request, int row, int bits) {
        boolean hidden = request.format(row) == ValueFormat.NONE && request.length(row) == 0;
        // Where one logs in, a PIN is one's own and no card's.
        boolean ofCard = (bits & Names.CARD) != 0 && (said.place & Names.LOGIN) == 0;
        if (hidden && !ofCard) {
            secret(said, request, row, bits);
        } else if (!hidden && (bits & Names.PERSON) != 0) {
            boolean better = said.name < 0
                    || (request.format(row) == ValueFormat.EMAIL && request.format(said.name) != ValueFormat.EMAIL);
            said.name = better ? row : said.name;
        } else if (!hidden && isCode(said.place, bits, request.length(row))) {
            said.code = said.code < 0 ? row : said.code;
        } else if ((bits & Names.TOKEN) != 0) {
            said.token = request.print(row);
        }
    }

    private static void secret(Said said, Fields request, int row, int bits) {
        if ((bits & Names.NEXT) != 0) {
            said.sets = true;
            said.next = request.print(row);
        } else if ((bits & Names.PASSWORD) != 0) {
            boolean better = said.password < 0 || (bits & Names.CLIENT) == 0;
            said.password = better ? row : said.password;
        } else {
            said.code = row;
        }
    }

    private static boolean isCode(int place, int bits, int length) {
        // Where one logs in, what an issuer calls a code is long (RFC 6749, section 4.1); what people type is short.
        boolean typed = (place & Names.LOGIN) != 0 && length <= LONGEST_TYPED;
        boolean proves = typed || ((place & Names.TAKES_CODES) != 0 && length <= LONGEST_CODE);
        boolean redeems = redeems(place) && length <= LONGEST_VOUCHER;
        return (bits & Names.CODE) != 0 && (proves || redeems) && length >= SHORTEST_CODE;
    }

    private Try basic(Observation observation, Credential basic) {
        return made(
                observation,
                Kind.PASSWORD,
                Try.BASIC | Try.WHOLE,
                client(observation, 0),
                basic.claims().subject(),
                basic.print(),
                0);
    }

    private Try proof(Observation observation, long caller, Said said) {
        Fields request = observation.request();
        boolean creates = said.again || (said.place & Names.CREATES) != 0;
        long name = said.name < 0 ? 0 : request.print(said.name);
        if (creates && name != 0) {
            return named(observation, caller, said);
        }
        boolean code = said.code >= 0;
        Kind kind = code ? Kind.CODE : Kind.PASSWORD;
        boolean own = name == 0 || caller == 0 || caller == accounts.of(name, observation.api());
        long account = name != 0 ? name : standIn(observation, caller, said);
        boolean handed = observation.has(Trait.LOGIN) || (code && handsOut(observation));
        boolean redeems = code && (said.place & Names.TAKES_CODES) == 0 && redeems(said.place);
        int way = Try.WHOLE | (handed ? Try.HANDED : 0) | (said.sets ? Try.SETS : 0) | (redeems ? Try.REDEEMS : 0);
        return made(
                observation,
                kind,
                way,
                own ? client(observation, caller) : new Signal.Actor(caller, true),
                account,
                request.print(code ? said.code : said.password),
                said.name < 0 ? 0 : request.length(said.name));
    }

    /** A number with what its owner is thought to know, which stands for a code. */
    private Try pair(Observation observation, long caller, Said said) {
        Fields request = observation.request();
        return made(
                observation,
                Kind.CODE,
                Try.WHOLE | (handsOut(observation) ? Try.HANDED : 0),
                client(observation, caller),
                request.print(said.number),
                request.print(said.known),
                request.length(said.number));
    }

    /** What stands for whom a code is asked of: who calls, else what the request goes on from, else the client. */
    private static long standIn(Observation observation, long caller, Said said) {
        if (caller != 0) {
            return caller;
        }
        if (!observation.credentials().isEmpty()) {
            return observation.credentials().getFirst().print();
        }
        return said.token != 0 ? said.token : observation.client().print();
    }

    private boolean handsOut(Observation observation) {
        return handed(observation) != 0;
    }

    /** The fingerprint of the first token that an answer hands out, 0 for none. */
    long handed(Observation observation) {
        Fields answer = observation.answer();
        for (int row = 0; observation.status() < 400 && row < Math.min(ROWS, answer.count()); row++) {
            boolean token = (names.ofField(answer.path(row).fieldName()) & Names.TOKEN) != 0;
            if (token && answer.length(row) >= SHORTEST_TOKEN) {
                return answer.print(row) != 0 ? answer.print(row) : 1;
            }
        }
        return 0;
    }

    private Optional<Try> name(Observation observation, long caller, Said said, boolean secret) {
        Segment last = Segment.last(observation.segments());
        boolean entrance = (said.place & Names.ENTRANCE) != 0;
        if (said.name >= 0) {
            boolean email = observation.request().format(said.name) == ValueFormat.EMAIL;
            // A secret that only says what it shall be is no proof; what is asked beside it decides.
            return (entrance || email) && !secret ? Optional.of(named(observation, caller, said)) : NONE;
        }
        if (!entrance) {
            return NONE;
        }
        if (last.format() == ValueFormat.DIGITS
                && (said.place & Names.TAKES_CODES) != 0
                && last.length() > SHORTEST_CODE
                && last.length() <= LONGEST_CODE) {
            return Optional.of(made(
                    observation,
                    Kind.CODE,
                    Try.WHOLE | (said.sets ? Try.SETS : 0),
                    client(observation, caller),
                    standIn(observation, caller, said),
                    last.print(),
                    0));
        }
        return last.format() == ValueFormat.EMAIL
                ? Optional.of(made(
                        observation, Kind.NAME, Try.WHOLE, any(observation, caller), last.print(), 0, last.length()))
                : NONE;
    }

    private Try named(Observation observation, long caller, Said said) {
        Fields request = observation.request();
        // Whether a name is free is asked while it is typed; a login, a code or a reset once it is.
        boolean sent = (said.place & (Names.TAKES_CODES | Names.LOGIN)) != 0;
        boolean whole = sent || request.format(said.name) == ValueFormat.EMAIL || said.password >= 0;
        return made(
                observation,
                Kind.NAME,
                (whole ? Try.WHOLE : 0) | (said.password >= 0 ? Try.SETS : 0),
                any(observation, caller),
                request.print(said.name),
                0,
                request.length(said.name));
    }

    private static Signal.Actor any(Observation observation, long caller) {
        return caller != 0 ? new Signal.Actor(caller, true) : client(observation, caller);
    }

    /** A client, as what it does is not the account's doing. */
    private static Signal.Actor client(Observation observation, long caller) {
        long client = observation.client().print();
        return client != 0 ? new Signal.Actor(client, false) : new Signal.Actor(caller, true);
    }

    private static Try made(
            Observation observation,
            Kind kind,
            int way,
            Signal.Actor actor,
            long account,
            long secret,
            int nameLength) {
        return new Try(
                observation.timeMicros(),
                observation.origin(),
                CoarsePlace.key(observation),
                kind,
                way,
                actor,
                observation.client().print(),
                observation.client().agent(),
                account,
                secret,
                nameLength,
                observation.status(),
                answer(observation),
                answerLength(observation));
    }

    /** What an answer is like: its status, the names and types of its fields, its short words, where it leads. */
    private static long answer(Observation observation) {
        Fields answer = observation.answer();
        long kind = CoarsePlace.mix(
                observation.status(), observation.answerBody().kind().ordinal());
        for (int row = 0; row < Math.min(ROWS, answer.count()); row++) {
            Location location = answer.path(row).location();
            if (location == Location.BODY) {
                kind = CoarsePlace.mix(
                        kind ^ answer.text(row).hashCode(),
                        31L * answer.path(row).hashCode() + answer.type(row).ordinal());
            } else if (location == Location.HEADER && observation.status() >= 300 && observation.status() < 400) {
                kind = CoarsePlace.mix(kind, answer.path(row).hashCode() + answer.print(row));
            }
        }
        return kind;
    }

    private static int answerLength(Observation observation) {
        Fields answer = observation.answer();
        if (answer.count() == 0) {
            return Math.clamp(observation.answerBody().size(), 0, Integer.MAX_VALUE);
        }
        int length = 0;
        for (int row = 0; row < Math.min(ROWS, answer.count()); row++) {
            length += answer.path(row).location() == Location.BODY ? answer.length(row) : 0;
        }
        return length;
    }
}
