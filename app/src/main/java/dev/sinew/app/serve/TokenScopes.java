package dev.sinew.app.serve;

import dev.sinew.console.api.Readers;
import dev.sinew.console.intake.Senders;
import dev.sinew.inline.Askers;
import dev.sinew.store.Tokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the tokens of a store may be used for. Each use asks the store, so that a token that is taken back fails at once. */
public final class TokenScopes implements Senders, Readers, Askers {
    /** May send exchanges. */
    public static final String SEND = "send";

    /** May ask what may pass. */
    public static final String CHECK = "check";

    /** All scopes there are. */
    public static final List<String> ALL = List.of(SEND, READ, METRICS, WRITE, BLOCK, POLICY, CHECK);

    private final Tokens tokens;
    private final InstantSource clock;

    TokenScopes(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<String> sender(String secret) {
        return find(secret).filter(token -> token.scopes().contains(SEND)).map(Tokens.Token::id);
    }

    @Override
    public Optional<Reader> reader(String secret) {
        return find(secret).map(token -> new Reader(token.name(), token.scopes()));
    }

    @Override
    public boolean mayAsk(String secret) {
        return find(secret).filter(token -> token.scopes().contains(CHECK)).isPresent();
    }

    private Optional<Tokens.Token> find(String secret) {
        return tokens.find(new Tokens.Secret(secret), clock.instant());
    }
}
