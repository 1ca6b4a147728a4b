package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all desks of the bank share. */
final class Office {
    private static final int MOST_MAIL = 10_000;

    final BankSettings settings;
    final Ledger ledger;
    final Tokens tokens;
    final Sessions sessions = new Sessions();
    final Access access;
    final Map<String, String> clientSecrets = new LinkedHashMap<>();
    /** The last one-time code that was sent to each user. */
    final Map<String, String> mail = new LinkedHashMap<>();

    Office(BankSettings settings) {
        this.settings = settings;
        this.ledger = new Ledger(settings.clock());
        this.tokens = new Tokens(settings);
        this.access = new Access(settings, ledger);
    }

    /** What was created until when is in lists by now. */
    Instant visibleUntil() {
        Instant now = ledger.now();
        return settings.has(Twist.EVENTUAL_LISTS) ? now.minus(settings.listLag()) : now;
    }

    void send(String username, String code) {
        mail.remove(username);
        mail.put(username, code);
        if (mail.size() > MOST_MAIL) {
            mail.remove(mail.keySet().iterator().next());
        }
    }
}
