package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.observe.SessionCookies;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What cookies are called that logins set, where their names do not say that they hold a session: whoever sends one from then on proves by it who they are. Names are
 * those of a domain, as a session opened at one host often counts at its neighbours.
 */
final class SessionNames {
    private static final int MOST_DOMAINS = 1_024;
    private static final int MOST_NAMES = 8;
    private static final int LONGEST = 64;
    private static final int DOMAIN = 3;
    private static final long BARE = Trait.BARE_SUCCESS.bit() | Trait.BARE_REFUSED.bit();

    private final Map<String, List<String>> names = new LinkedHashMap<>();

    /** The same observation, with the cookies among its credentials that are known to hold a session. */
    Observation proven(Observation observation) {
        learn(observation);
        List<String> known = names.isEmpty() ? null : names.get(domain(observation.api()));
        if (known == null) {
            return observation;
        }
        List<Credential> all = new ArrayList<>(observation.credentials());
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            FieldPath path = request.path(row);
            if (path.location() == Location.COOKIE && request.print(row) != 0) {
                String name = path.name().toLowerCase(Locale.ROOT);
                if (known.contains(name)
                        && all.stream().noneMatch(each -> each.place().equals(name))) {
                    all.add(new Credential(Kind.SESSION_COOKIE, name, request.print(row), Claims.NONE));
                }
            }
        }
        return all.size() == observation.credentials().size()
                ? observation
                : observation.proving(all, observation.traits() & ~BARE);
    }

    private void learn(Observation observation) {
        for (Link link : observation.links()) {
            String name = link.place().substring(link.place().lastIndexOf('.') + 1);
            if (link.kind() == Link.Kind.LOGIN
                    && !SessionCookies.isTold(name)
                    && isCookie(observation.answer(), link.place())) {
                List<String> known = names.size() < MOST_DOMAINS
                        ? names.computeIfAbsent(domain(observation.api()), domain -> new ArrayList<>(1))
                        : names.getOrDefault(domain(observation.api()), new ArrayList<>(0));
                add(known, name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void add(List<String> known, String name) {
        if (known.size() < MOST_NAMES && name.length() <= LONGEST && !known.contains(name)) {
            known.add(name);
        }
    }

    private static boolean isCookie(Fields answer, String place) {
        for (int row = 0; row < answer.count(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() == Location.COOKIE && path.text().equals(place)) {
                return true;
            }
        }
        return false;
    }

    private static String domain(String api) {
        int port = api.lastIndexOf(':');
        String host = port < 0 ? api : api.substring(0, port);
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    void write(StateWriter out) {
        out.varint(names.size());
        names.forEach((domain, known) -> {
            out.shared(domain);
            out.varint(known.size());
            known.forEach(out::shared);
        });
    }

    void read(StateReader in) {
        int domains = in.count(DOMAIN);
        for (int i = 0; i < domains && !in.failed(); i++) {
            List<String> known = new ArrayList<>(1);
            names.put(in.shared(), known);
            int count = in.upTo(MOST_NAMES);
            for (int at = 0; at < count && !in.failed(); at++) {
                known.add(in.shared());
            }
        }
    }
}
