package dev.sinew.engine.logins;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.logins.TokenRule.Use;
import dev.sinew.engine.logins.Used.Deed;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Change;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers who used each token and when it ended, and asks the rules about uses by others and after the end. Uses are taken in when they
 * are settled, by time; those that tell nothing new of a token that has not ended are not kept. Of tokens the longest unused go first.
 */
public final class TokenFold {
    static final int MOST = 50_000;
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_PLACES = 8_192;
    private static final int MOST_PAIRS = 1_024;
    /** So many signals about one token tell it all. */
    private static final int MOST_RAISED = 100;
    /** So many tokens, and one in so many, show a habit. */
    private static final int FEW = 3;

    private static final int ONE_IN = 5;
    private static final long SECOND = 1_000_000;
    /** The fewest bytes that a token, a place or pair, and a use take. */
    private static final int TOKEN = 29;

    private static final int ENTRY = 9;
    private static final int USED = 40;

    private final List<RuleEntry<?>> rules = new ArrayList<>();
    private final UseReader reader = new UseReader();
    private final int most;
    private final Map<Long, Token> tokens = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Used> waiting = new ArrayList<>();
    /** Tokens that a waiting deed ends or renews: all of their uses are kept. */
    private final Map<Long, Boolean> ending = new LinkedHashMap<>();
    /** For places how often those who prove nothing were let in (negative once they were), else refused. */
    private final Map<Long, Long> places = new LinkedHashMap<>();
    /** For two families at an api how many tokens both used. */
    private final Map<Long, Long> pairs = new LinkedHashMap<>();
    /** For the family that used a token first how many such tokens there are. */
    private final Map<Long, Long> firsts = new LinkedHashMap<>();

    private final Issues issues = new Issues();
    private final Signatures signatures = new Signatures();
    private final TokenTries tries = new TokenTries();
    private final Moves moves = new Moves();
    private final Relays relays = new Relays();
    private long forgotten;
    private long left;

    /** Of those rules that are about uses of tokens. */
    public TokenFold(List<? extends RuleEntry<?>> rules) {
        this(rules, MOST);
    }

    TokenFold(List<? extends RuleEntry<?>> rules, int most) {
        rules.stream().filter(entry -> entry.rule() instanceof TokenRule).forEach(this.rules::add);
        this.most = most;
    }

    /** Takes one exchange; {@code caller} is the key of who made it, or 0. */
    public void accept(Observation observation, long caller) {
        if (observation.timeMicros() == Exchange.TIME_UNKNOWN || observation.status() < 200) {
            return;
        }
        int guard = UseReader.guard(observation);
        if (guard != 0) {
            guard(CoarsePlace.key(observation), guard);
        }
        reader.read(observation, caller, this::isKnown, this::isShown, this::queue);
    }

    private boolean isShown(long print) {
        Token token = tokens.get(print);
        return token != null && token.given != Token.NEVER;
    }

    /** Bare success once is for ever: the place answers everybody. */
    private void guard(long place, int guard) {
        Long before = places.get(place);
        if (before != null || places.size() < MOST_PLACES) {
            boolean open = guard < 0 || (before != null && before < 0);
            places.put(place, open ? -1 : Math.min(1_000, (before == null ? 0 : before) + 1));
        }
    }

    /** Whether a use tells nothing new. */
    private boolean isKnown(long print, Observation observation) {
        Token token = tokens.get(print);
        boolean known = token != null
                && token.ended == Token.NEVER
                && !token.copied
                && !ending.containsKey(print)
                && token.knows(
                        observation.client().print(), observation.client().agent());
        if (token != null && known) {
            at(token, observation.timeMicros(), false);
        }
        return known;
    }

    /** Notes when a token is used, and whether a stranger does so while its own client calls. */
    private void at(Token token, long time, boolean stranger) {
        if (token.at(time, stranger)) {
            relays.waited(token.lastStranger());
        }
    }

    private void queue(Used used) {
        if (waiting.size() >= MOST_WAITING) {
            left++;
            return;
        }
        waiting.add(used);
        if (used.deed() == Deed.ENDED || used.deed() == Deed.RENEWED) {
            ending.put(used.token(), true);
        }
    }

    /** Judges what came since the last time. */
    public void settle(OperationFinder finder, Collection<? super Change> changes) {
        waiting.sort(Used::inOrder);
        List<Strange> strange = new ArrayList<>();
        for (Used used : waiting) {
            take(used, strange);
        }
        waiting.clear();
        ending.clear();
        strange.forEach(each -> judge(each, finder, changes));
        while (tokens.size() > most) {
            tokens.remove(tokens.keySet().iterator().next());
            forgotten++;
            issues.forgot();
        }
    }

    /** A use to be judged, once it is known how tokens are used here. */
    private record Strange(
            Used used, Token token, boolean stranger, long after, boolean renewed, int issuedTo, int tried) {}

    private void take(Used used, List<Strange> strange) {
        boolean first = !tokens.containsKey(used.token());
        Token token = tokens.computeIfAbsent(used.token(), key -> new Token());
        long after = token.ended == Token.NEVER ? -1 : Math.max(-1, (used.timeMicros() - token.ended) / SECOND);
        switch (used.deed()) {
            case GIVEN -> {
                token.own = true;
                token.given = token.given == Token.NEVER ? used.timeMicros() : token.given;
                token.ended = Token.NEVER;
                use(token, used);
            }
            case USED -> {
                int tried = tried(token, used, strange);
                if (used.is(Used.KEY)) {
                    if (used.status() < 400) {
                        token.use(used.client(), used.agent());
                    }
                    return;
                }
                token.own |= used.is(Used.OWN);
                boolean stranger = isStranger(token, used);
                if (stranger) {
                    if (token.stranger(used.client())) {
                        moves.moved(used.api(), used.client());
                        relays.met(used.client());
                    }
                    pair(token, used);
                } else if (used.status() < 400) {
                    use(token, used);
                }
                at(token, used.timeMicros(), stranger);
                int issuedTo = issues.use(token, used, first || !token.used);
                token.used = true;
                token.copied = signatures.isCopied(tokens, token, used);
                if (stranger || after > 0 || issuedTo > 0 || tried > 0 || token.copied) {
                    strange.add(new Strange(used, token, stranger, after, false, issuedTo, tried));
                }
            }
            case RENEWED -> {
                Token successor = tokens.get(token.successor);
                if (successor != null && successor.renewed != Token.NEVER) {
                    long since = (used.timeMicros() - successor.renewed) / SECOND;
                    strange.add(new Strange(used, token, false, since, true, 0, 0));
                }
                token.renewed = token.renewed == Token.NEVER ? used.timeMicros() : token.renewed;
                token.successor = token.successor == 0 ? used.other() : token.successor;
            }
            case SHOWN -> token.given = token.given == Token.NEVER ? used.timeMicros() : token.given;
            case ENDED -> token.ended = token.ended == Token.NEVER ? used.timeMicros() : token.ended;
        }
    }

    /**
     * Notes whether a token is taken. Where it was never and is refused, all others that the client tried in vain are told of, too; where it is taken that no
     * login handed out, how many were tried before it is returned, else 0.
     */
    private int tried(Token token, Used used, List<Strange> strange) {
        if (used.status() < 400) {
            boolean first = !token.taken;
            token.taken = true;
            if (first) {
                tries.taken(token, used);
            }
            return first && token.given == Token.NEVER && !used.is(Used.KEY) ? tries.before(used) : 0;
        }
        boolean refused = used.status() == 400 || used.status() == 401 || used.status() == 403;
        if (refused && !token.taken && !token.tried && token.given == Token.NEVER && used.client() != 0) {
            token.tried = true;
            TokenTries.Row row = tries.refused(used);
            for (Used each : row.told()) {
                Token other = tokens.getOrDefault(each.token(), token);
                strange.add(new Strange(each, other, false, -1, false, 0, row.size()));
            }
        }
        return 0;
    }

    private void use(Token token, Used used) {
        boolean first = token.first().isEmpty();
        token.use(used.client(), used.agent());
        token.outside |= !used.is(Used.PRIVATE);
        if (first && !token.first().isEmpty()) {
            count(firsts, CoarsePlace.mix(used.api().hashCode(), token.first().hashCode()));
            moves.first(used.api());
        }
    }

    /** Calls out of the private network for people outside it are the system's own. */
    private static boolean isStranger(Token token, Used used) {
        return token.isStrange(used.client(), used.agent()) && !(used.is(Used.PRIVATE) && token.outside);
    }

    private void pair(Token token, Used used) {
        if (token.raised == 0 && token.pairedWith != used.agent().hashCode()) {
            token.pairedWith = used.agent().hashCode();
            count(pairs, pairKey(token, used));
        }
    }

    private static long pairKey(Token token, Used used) {
        return CoarsePlace.mix(
                CoarsePlace.mix(used.api().hashCode(), token.first().hashCode()),
                used.agent().hashCode());
    }

    private static void count(Map<Long, Long> counts, long key) {
        if (counts.size() < MOST_PAIRS || counts.containsKey(key)) {
            counts.merge(key, 1L, Long::sum);
        }
    }

    private void judge(Strange each, OperationFinder finder, Collection<? super Change> changes) {
        Used used = each.used;
        long pair = pairs.getOrDefault(pairKey(each.token, used), 0L);
        long all = firsts.getOrDefault(
                CoarsePlace.mix(used.api().hashCode(), each.token.first().hashCode()), 0L);
        long refused = places.getOrDefault(used.place(), 0L);
        Use use = new Use(
                used.status(),
                each.stranger,
                each.token.isShared() || isPassedOn(used) || (pair >= FEW && ONE_IN * pair >= all),
                each.token.own,
                each.token.agents(),
                used.agent(),
                each.after,
                each.renewed,
                refused > 0,
                refused < 0,
                used.is(Used.ENTRANCE),
                each.issuedTo,
                each.tried,
                tries.isSeen(used.api()),
                each.token.copied ? signatures.own(used.api()) : 0);
        for (RuleEntry<?> rule : rules) {
            ((TokenRule) rule.rule()).judge(use).ifPresent(verdict -> {
                if (each.token.raised < MOST_RAISED) {
                    each.token.raised++;
                    changes.add(new Change.SignalRaised(signal(rule, used, verdict, finder)));
                }
            });
        }
    }

    private boolean isPassedOn(Used used) {
        return moves.isUsual(used.api()) || relays.isOne(used.client());
    }

    /** The client is the actor: whose token it is, is the one that it is done to. */
    private static Signal signal(RuleEntry<?> rule, Used used, TokenRule.Verdict verdict, OperationFinder finder) {
        Signal.Actor actor =
                used.client() != 0 ? new Signal.Actor(used.client(), false) : new Signal.Actor(used.caller(), true);
        return new Signal(
                rule.facts(),
                Gate.operation(finder, used.api(), used.method(), used.selector(), used.segments()),
                used.origin(),
                used.timeMicros(),
                verdict.outcome(),
                actor,
                List.of(),
                List.of(),
                verdict.confidence(),
                verdict.note());
    }

    /** Tokens that were forgotten for lack of room. */
    public long forgotten() {
        return forgotten;
    }

    /** Uses that found no room before they were settled. */
    public long left() {
        return left;
    }

    /** Writes all that is remembered, tokens in the order of their use. */
    public void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(left);
        issues.write(out);
        signatures.write(out);
        tries.write(out);
        moves.write(out);
        relays.write(out);
        out.varint(tokens.size());
        tokens.forEach((print, token) -> {
            out.fixed((long) print);
            token.write(out);
        });
        out.varint(waiting.size());
        waiting.forEach(used -> used.write(out));
        for (Map<Long, Long> counts : List.of(places, pairs, firsts)) {
            out.varint(counts.size());
            counts.forEach((key, count) -> {
                out.fixed((long) key);
                out.zigzag(count);
            });
        }
    }

    /**
     * Takes over what was written, to its end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then this fold must not be used
     */
    public void read(StateReader in) {
        forgotten = in.varint();
        left = in.varint();
        issues.read(in);
        signatures.read(in);
        tries.read(in);
        moves.read(in);
        relays.read(in);
        int known = in.count(TOKEN);
        for (int i = 0; i < known && !in.failed(); i++) {
            tokens.put(in.fixedLong(), Token.read(in));
        }
        int coming = in.count(USED);
        for (int i = 0; i < coming && !in.failed(); i++) {
            queue(Used.read(in));
        }
        for (Map<Long, Long> counts : List.of(places, pairs, firsts)) {
            int entries = in.count(ENTRY);
            for (int i = 0; i < entries && !in.failed(); i++) {
                counts.put(in.fixedLong(), in.zigzag());
            }
        }
        in.end("uses of tokens");
    }
}
